"""Every code of a reason or a step has words, and the words ask for nothing that the code does not tell."""

import re
from datetime import date

import pytest

from trainer.domain.evidence.notes import REASONS, STEPS, Reason, Step, Value
from trainer.domain.guides import Guide
from trainer.domain.log_entries import KINDS
from trainer.web.components.credentials.asking import asked
from trainer.web.components.credentials.names import amount, kinds
from trainer.web.components.credentials.reasons import reason_words, why
from trainer.web.components.credentials.steps import step_words, todo

ASKED = re.compile(r"%\((\w+)\)s")


@pytest.mark.parametrize(("table", "told"), [(REASONS, reason_words), (STEPS, step_words)])
def test_every_code_has_words_that_fit(table: dict[str, str], told: object) -> None:
    words = told()  # type: ignore[operator]
    assert set(words) == set(table)
    for code, parameters in table.items():
        assert set(ASKED.findall(words[code])) <= set(parameters.split()), code


def test_sentences() -> None:
    guides = {"g": Guide("g", "Ruth")}
    about: dict[str, Value] = {
        "guide": "Ruth",
        "body": "isipt",
        "levels": ("supervisor", "trainer"),
        "day": date(2026, 3, 2),
    }
    assert why(Reason("not-standing", about), guides) == (
        "Ruth was not known here as supervisor or trainer with ISIPT on 2 March 2026"
    )
    assert why(Reason("not-independent", {"guide": "g"}), guides).startswith("Ruth supervised")
    too_short = Reason("too-short", {"amount": 90, "need": 600, "unit": "minutes"})
    assert why(too_short, guides) == "1:30 h of 10 h"
    missing = Reason("measures-missing", {"instrument": "PHQ-9", "sessions": (0, 4)})
    assert why(missing, guides) == "PHQ-9 is missing at session 0 and 4 (0 is intake)"
    assert todo(Step("more", {"amount": 480, "unit": "minutes"}), {}, {}) == "8 h more"
    assert todo(Step("attest", {"amount": 1}), {}, {}) == "Attest 1 case more, signed by you and the supervisor"
    five = Step("verify", {"refs": ("a", "b", "c", "d", "e")})
    assert todo(five, {"a": "A"}, {}) == "Ask for what is entered to be verified: A, b, c and 2 more"
    assert amount(1, "days") == "1 day"


def test_every_kind_has_a_name_and_labels() -> None:
    assert set(kinds()) == set(KINDS)
    for kind in KINDS:
        for one in asked(kind):
            if kind not in ("attestation", "ruling"):
                assert one.label != one.name, (kind, one.name)
