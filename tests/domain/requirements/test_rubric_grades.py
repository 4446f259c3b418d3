"""Assessed cases judged, against a standard where the programme has one."""

from datetime import timedelta
from decimal import Decimal

import pytest

from tests.domain.logbook import NOW, Book, ask, why
from trainer.domain.evidence.progress import Progress
from trainer.domain.portfolio import CaseJudged, Portfolio, Standard
from trainer.domain.requirements.rubric_grades import RubricGrades

ROW = {"operator": "at-least", "value": 2, "unit": "cases"}
CUT = Standard(Decimal("3.0"), Decimal(0))


def judged(slug: str, *levels: str, counts: bool = True, after: int = 0) -> CaseJudged:
    """Released so many days later."""
    given = {f"formulation/{n}": Decimal(level) for n, level in enumerate(levels)}
    return CaseJudged(slug, given, NOW + timedelta(days=after), counts)


def asked(*cases: CaseJudged, against: Standard | None = None, standard: str = "none") -> Progress:
    return ask("rubric-grades", Book(learning=Portfolio(judged=cases, standard=against)), **ROW, standard=standard)


def test_without_a_standard_being_judged_is_enough() -> None:
    assert asked(judged("x", "1"), judged("y", "2")).state == "met"
    progress = asked(judged("x", "1"), judged("y", "2", counts=False))
    assert (progress.state, why(progress)) == ("not-yet", {"y": "not-judged"})


@pytest.mark.parametrize(
    ("levels", "standard", "state"),
    [
        (("3", "3"), CUT, "met"),
        (("2", "2.5"), CUT, "not-yet"),
        (("2.5", "3.5"), CUT, "insufficient"),  # so far apart that their mean might be any
        (("3.5", "4"), CUT, "met"),
        (("3", "3.5"), Standard(Decimal("3.0"), Decimal("0.25")), "insufficient"),  # too close to call
        (("3.5", "3.5"), Standard(Decimal("3.0"), Decimal("0.25")), "met"),
        (("5", "5"), Standard(Decimal("3.0"), Decimal(0), {"formulation/0": Decimal(4)}), "met"),
        (("5", "3"), Standard(Decimal("3.0"), Decimal(0), {"formulation/0": Decimal(4)}), "not-yet"),
    ],
)
def test_the_mean_of_the_cases_against_the_cut(levels: tuple[str, str], standard: Standard, state: str) -> None:
    progress = asked(judged("x", levels[0]), judged("y", levels[1]), against=standard, standard="programme")
    assert progress.state == state


def against(*cases: CaseJudged, floor: int = 1) -> Progress:
    standard = Standard(Decimal("3.0"), Decimal("0.1"), {"formulation/0": Decimal(floor)})
    return asked(*cases, against=standard, standard="programme")


def test_the_latest_cases_count_and_not_the_best() -> None:
    early = (judged("a", "5"), judged("b", "5", after=1))
    late = (judged("c", "2", after=2), judged("d", "2", after=3))
    assert against(*early).state == "met"
    progress = against(*early, *late)
    assert (progress.state, why(progress)) == ("not-yet", {"a": "surplus", "b": "surplus"})
    assert against(*late, judged("e", "4", after=4), judged("f", "4", after=5)).state == "met", "whoever learns passes"


def test_a_floor_cannot_be_bought_back_by_more_cases() -> None:
    good = tuple(judged(f"good{n}", "4", after=n) for n in range(2))
    bad = tuple(judged(f"bad{n}", "1", after=5 + n) for n in range(20))
    progress = against(*good, *bad, floor=3)
    assert progress.state == "not-yet"
    assert {why(progress)[f"bad{n}"] for n in (18, 19)} == {"below-floor"}


def test_no_file_holds_a_pass_mark() -> None:
    progress = asked(judged("x", "5"), judged("y", "5"), standard="programme")
    assert (progress.state, progress.next[0].code) == ("not-yet", "set-standard")


@pytest.mark.parametrize(("standard", "value", "faults"), [("programme", 11, 1), ("programme", 12, 0), ("none", 3, 0)])
def test_a_decision_against_a_standard_needs_twelve_cases(standard: str, value: int, faults: int) -> None:
    row = RubricGrades(
        id="x", words="x", source="x", type="rubric-grades", operator="at-least", value=value, unit="cases",
        standard="programme" if standard == "programme" else "none",
    )  # fmt: skip
    assert len(list(row.faults())) == faults
