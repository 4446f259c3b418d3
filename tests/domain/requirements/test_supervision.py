"""Supervision received: what counts, and up to where."""

from typing import Any

import pytest

from tests.domain.logbook import Book, ask, day, made, said, why
from trainer.domain.evidence.standing import By

UNITS = {"operator": "at-least", "value": 10, "unit": "units"}
HOURS = {"operator": "at-least", "value": 4, "unit": "hours"}


@pytest.mark.parametrize(
    ("group", "alone", "state", "have"),
    [(8, 2, "met", 10), (9, 1, "not-yet", 9), (20, 2, "met", 10), (0, 10, "met", 10)],
)
def test_a_cap_limits_credit_and_is_no_breach(group: int, alone: int, state: str, have: int) -> None:
    b = Book()
    for _ in range(group):
        b.supervision("ann", format="group", size=6, units=1)
    for _ in range(alone):
        b.supervision("ann", units=1)
    progress = ask("supervision", b, **UNITS, group_at_most=8, group_size_at_most=6)
    assert said(progress) == (state, have)
    assert list(why(progress).values()) == ["over-cap"] * max(0, group - 8)


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"format": "group", "size": 7}, "group-too-large"),
        ({"basis": "notes"}, "other-basis"),
        ({"on": day("2027-01-01")}, "in-the-future"),
        ({"units": 0, "minutes": 500}, "no-amount"),
    ],
)
def test_what_does_not_count_says_why(facts: dict[str, Any], reason: str) -> None:
    b = Book()
    ref = b.supervision("ann", **{"units": 10, **facts})
    progress = ask("supervision", b, **UNITS, group_size_at_most=6, bases=("recording", "live"))
    assert progress.state in ("not-yet", "insufficient")
    assert why(progress) == {ref: reason}


def test_by_whom() -> None:
    b = Book()
    b.guide("ann", "ipt-institute", "consultant", until="2025-10-31")
    ref = b.supervision("ann", minutes=600)
    assert why(ask("supervision", b, **HOURS, by=By("ipt-institute", ("consultant",)))) == {ref: "not-standing"}


@pytest.mark.parametrize(("reading", "state"), [("whole", "met"), ("own-case", "not-yet")])
def test_what_counts_in_a_group_is_a_reading(reading: str, state: str) -> None:
    b = Book()
    for _ in range(3):
        b.supervision("ann", format="group", size=4, minutes=90, own_case_minutes=30)
    assert ask("supervision", b, **HOURS, counted=reading).state == state
    b.supervision("ann", minutes=150)  # alone, all of it is on one's own case
    assert ask("supervision", b, **HOURS, counted="own-case").state == "met"


def test_a_group_without_own_minutes_cannot_be_told() -> None:
    b = Book()
    ref = b.supervision("ann", format="group", size=4, minutes=240)
    progress = ask("supervision", b, **HOURS, counted="own-case")
    assert (progress.state, why(progress)) == ("insufficient", {ref: "no-own-minutes"})


def test_of_the_cases_alone() -> None:
    b = Book()
    b.case("one")
    other, unnamed = b.supervision("ann", "gone", minutes=240), b.supervision("ann", minutes=240)
    progress = ask("supervision", b, **HOURS, about="cases")
    assert (progress.state, why(progress)) == ("insufficient", {other: "another-case", unnamed: "no-case-named"})
    b.supervision("ann", "one", "gone", minutes=240)
    assert ask("supervision", b, **HOURS, about="cases").state == "met"


def test_for_each_of_the_cases_time_on_both_is_shared_out() -> None:
    b = Book()
    b.case("one")
    b.case("two")
    b.supervision("ann", "one", "two", minutes=360)
    b.supervision("ann", "one", minutes=60)
    progress = ask("supervision", b, **HOURS, each_of=2)
    assert (said(progress), why(progress)) == (("not-yet", 1), {"two": "too-short"})
    b.supervision("ann", "two", minutes=60)
    assert ask("supervision", b, **HOURS, each_of=2).state == "met"


def test_units_of_ones_own_case_are_a_fault() -> None:
    assert [key for key, _ in made("supervision", **UNITS, counted="own-case").faults()] == ["counted"]
