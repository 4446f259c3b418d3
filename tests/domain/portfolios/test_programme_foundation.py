"""The programme's own certificate: portfolios worked by hand. Whatever is not named is met."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.domain.logbook import NOW, Book, day
from tests.domain.shipped_pathways import line, stands, unmet
from trainer.domain.portfolio import CaseJudged, CaseWorked, DefenceHeld, Portfolio, Standard

SLUG = "programme-foundation-2026"
NO_STANDARD = {"standard": "not-yet"}  # preferred: no judges have set one, or twelve cases are not there


def judged(slug: str, level: str = "3", counts: bool = True) -> CaseJudged:
    return CaseJudged(slug, {"formulation/focus": Decimal(level), "formulation/safety": Decimal(level)}, NOW, counts)


def worked(*slugs: str, mode: str = "assessed", counts: bool = True) -> tuple[CaseWorked, ...]:
    return tuple(CaseWorked(slug, mode, NOW, counts) for slug in slugs)


COMPLETE = Portfolio(
    modules_read=frozenset({"what-is-ipt", "interpersonal-inventory"}),
    cases=worked("a", "b", "c", mode="practice") + worked("d", "e", "f"),
    judged=tuple(map(judged, "def")),
    defences=(DefenceHeld("d", "stood", day("2026-10-01")),),
)
TWELVE = tuple(judged(f"n{n}", "3.5") for n in range(12))


@pytest.mark.parametrize(
    ("portfolio", "whole", "states"),
    [
        # Two modules, three cases of each kind, one defence that stood. No standard was set, which is only preferred.
        (COMPLETE, "met", NO_STANDARD),
        # One section of one module is unread, so the module is.
        (replace(COMPLETE, modules_read=frozenset({"what-is-ipt"})), "not-yet", NO_STANDARD | {"reading": "not-yet"}),
        # c was practised after its readers had been seen: two of three count.
        (
            replace(
                COMPLETE,
                cases=worked("a", "b", mode="practice")
                + worked("c", mode="practice", counts=False)
                + worked("d", "e", "f"),
            ),
            "not-yet",
            NO_STANDARD | {"practice": "not-yet"},
        ),
        # f was handed in and is with its grader: it is neither released nor judged.
        (
            replace(COMPLETE, cases=COMPLETE.cases[:5] + worked("f", counts=False), judged=(judged("d"), judged("e"))),
            "not-yet",
            NO_STANDARD | {"assessed": "not-yet", "judged": "not-yet"},
        ),
        # A defence that stood in part does not count.
        (
            replace(COMPLETE, defences=(DefenceHeld("d", "partly", day("2026-10-01")),)),
            "not-yet",
            NO_STANDARD | {"defence": "not-yet"},
        ),
        # Practice six times over is no assessed work.
        (
            replace(COMPLETE, cases=worked(*"abcdef", mode="practice"), judged=(), defences=()),
            "not-yet",
            NO_STANDARD | {"assessed": "not-yet", "judged": "not-yet", "defence": "not-yet"},
        ),
        # Twelve cases with a mean of 3.5, half a level above a cut that is sure to a quarter: reached.
        (replace(COMPLETE, judged=TWELVE, standard=Standard(Decimal(3), Decimal("0.25"))), "met", {}),
        # The same with a cut that is sure to half a level: too close to call, and only preferred.
        (
            replace(COMPLETE, judged=TWELVE, standard=Standard(Decimal(3), Decimal("0.5"))),
            "met",
            {"standard": "insufficient"},
        ),
    ],
)
def test_where_it_stands(portfolio: Portfolio, whole: str, states: dict[str, str]) -> None:
    found = stands(SLUG, Book(learning=portfolio))
    assert unmet(found) == states
    assert found.state == whole


def test_no_real_case_counts_here_and_no_simulated_one_elsewhere() -> None:
    book = Book(learning=COMPLETE)
    assert stands("isipt-therapist-current", book) == stands("isipt-therapist-current", Book())
    real = Book()
    real.case("one")
    assert stands(SLUG, real) == stands(SLUG, Book())


def test_what_is_missing_is_said() -> None:
    found = stands(SLUG, Book(learning=COMPLETE))
    assert [step.code for step in line(found, "standard").progress.next] == ["be-judged"]
    found = stands(SLUG, Book(learning=replace(COMPLETE, judged=TWELVE)))
    assert [step.code for step in line(found, "standard").progress.next] == ["set-standard"]
