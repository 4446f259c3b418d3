"""Attestations: five contents, two signatures, the wording as it stands."""

import pytest

from tests.domain.logbook import Book, ask, why
from trainer.domain.evidence.standing import By
from trainer.domain.log_entries import CONTENTS

ROW = {"operator": "at-least", "value": 1, "unit": "cases", "contents": CONTENTS, "by": By("isipt", ("supervisor",))}
OLD = "b" * 64


def book() -> Book:
    b = Book()
    b.guide("ann", "isipt", "supervisor", until="2026-06-30")
    b.guide("bob", "isipt", "supervisor")
    b.case("one", "ann")
    return b


@pytest.mark.parametrize(
    ("signer", "facts", "reason"),
    [
        ("ann", {}, None),
        ("ann", {"contents": CONTENTS[:4]}, "contents-missing"),
        ("ann", {"theirs": None}, "unsigned"),
        ("ann", {"own": None}, "unsigned"),
        ("ann", {"theirs": OLD}, "unsigned"),  # signed before the wording was changed
        ("bob", {}, "unsigned"),  # did not supervise the case
        ("ann", {"on": "2026-07-01"}, "not-standing"),
    ],
)
def test_what_an_attestation_needs(signer: str, facts: dict[str, object], reason: str | None) -> None:
    b = book()
    b.attested("one", signer, **facts)  # type: ignore[arg-type]
    progress = ask("attestations", b, **ROW)
    assert (progress.state, why(progress).get("one")) == ("not-yet" if reason else "met", reason)


def test_whether_a_changed_wording_keeps_its_signatures_is_a_reading() -> None:
    b = book()
    b.attested("one", "ann", theirs=OLD, own=OLD)
    assert ask("attestations", b, **ROW).state == "not-yet"
    assert ask("attestations", b, **ROW, signed="any-wording").state == "met"


def test_without_one_it_says_so() -> None:
    assert why(ask("attestations", book(), **ROW)) == {"one": "not-attested"}
