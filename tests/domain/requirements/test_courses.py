"""Hours and days of teaching: by whom, of what kind, never worked out from anything else."""

from typing import Any

import pytest

from tests.domain.logbook import Book, ask, day, said, why
from trainer.domain.evidence.standing import By

HOURS = {"operator": "at-least", "value": 16, "unit": "hours", "kinds": ("introductory",)}
TRAINER = By("isipt", ("trainer",))


def book() -> Book:
    made = Book()
    made.guide("ann", "isipt", "trainer")
    made.guide("bob", "isipt", "trainer", until="2025-02-28")
    made.guide("cat")
    return made


@pytest.mark.parametrize(("minutes", "state"), [(959, "not-yet"), (960, "met"), (1200, "met")])
def test_sixteen_hours_are_960_minutes_and_not_one_less(minutes: int, state: str) -> None:
    b = book()
    b.course("ann", minutes=minutes)
    assert said(ask("courses", b, **HOURS, by=TRAINER)) == (state, minutes)


@pytest.mark.parametrize(
    ("guide", "facts", "reason"),
    [
        ("cat", {}, "not-standing"),
        ("bob", {}, "not-standing"),  # endorsed until the day before the course
        ("", {}, "nobody-led"),
        ("zoe", {}, "guide-unknown"),
        ("ann", {"kind": "advanced"}, "other-kind"),
        ("ann", {"mode": "self-paced"}, "self-paced"),
        ("ann", {"last_day": day("2026-11-02")}, "in-the-future"),
    ],
)
def test_what_does_not_count_says_why(guide: str, facts: dict[str, Any], reason: str) -> None:
    b = book()
    ref = b.course(guide, minutes=960, **facts)
    progress = ask("courses", b, **HOURS, by=TRAINER)
    assert progress.state != "met"
    assert why(progress) == {ref: reason}


@pytest.mark.parametrize(
    ("reading", "guide", "state"),
    [("never", "ann", "not-yet"), ("led", "ann", "met"), ("led", "", "not-yet"), ("always", "", "met")],
)
def test_whether_self_paced_time_counts_is_a_reading(reading: str, guide: str, state: str) -> None:
    b = book()
    b.course(guide, minutes=960, mode="self-paced")
    assert ask("courses", b, **HOURS, self_paced=reading).state == state


def test_days_are_never_turned_into_hours() -> None:
    b = book()
    ref = b.course("ann", days=2)
    progress = ask("courses", b, **HOURS)
    assert (progress.state, why(progress)) == ("insufficient", {ref: "no-amount"})
    assert ask("courses", b, **{**HOURS, "value": 2, "unit": "days"}).state == "met"


def test_what_nobody_knows_of_a_teacher_is_insufficient_only_if_it_would_be_enough() -> None:
    b = book()
    b.course("zoe", minutes=600)
    assert ask("courses", b, **HOURS, by=TRAINER).state == "not-yet"
    b.course("ann", minutes=360)
    assert ask("courses", b, **HOURS, by=TRAINER).state == "insufficient"
