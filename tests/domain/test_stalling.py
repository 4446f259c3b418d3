"""When supervision has stalled: from what it is counted, what stretches it, and what a patient does not wait for."""

from dataclasses import dataclass
from datetime import date

import pytest

from tests.domain.logbook import Book, day
from trainer.domain.pace import Clock
from trainer.domain.stalling import quiet

BEGINS, TODAY = day("2026-01-05"), day("2026-06-30")


@dataclass(frozen=True)
class Leave:
    from_on: date
    until_on: date | None


@dataclass(frozen=True)
class Pace:
    from_on: date
    percent: int


def taught() -> Book:
    b = Book()
    b.course(first_day=day("2026-02-01"), last_day=day("2026-02-02"))
    return b


def with_case(**facts: str) -> Book:
    b = taught()
    b.case("a", sessions=0, opened="2026-03-02", **{k: day(v) for k, v in facts.items()})  # type: ignore[arg-type]
    return b


def supervised() -> Book:
    b = with_case()
    b.supervision("ruth", "a", on=day("2026-04-06"))
    return b


@pytest.mark.parametrize(
    ("book", "since", "after", "until"),
    [
        (Book(), "2026-01-05", "beginning", "2026-02-15"),
        (taught(), "2026-02-02", "course", "2026-03-15"),
        (with_case(), "2026-03-02", "case", "2026-04-12"),
        (supervised(), "2026-04-06", "supervision", "2026-05-17"),
    ],
)
def test_it_is_counted_from_what_came_last(book: Book, since: str, after: str, until: str) -> None:
    found = quiet(book.portfolio.log, Clock(BEGINS), TODAY)
    assert (found.since, found.after, found.until) == (day(since), after, day(until))


@pytest.mark.parametrize(
    ("book", "leaves", "speeds", "until"),
    [
        pytest.param(taught(), (), (Pace(BEGINS, 50),), "2026-04-26", id="part time takes twice as long"),
        pytest.param(
            taught(), (Leave(day("2026-02-10"), day("2026-02-19")),), (), "2026-03-25", id="leave is left out"
        ),
        pytest.param(with_case(), (), (Pace(BEGINS, 50),), "2026-05-24", id="with a case open too"),
        pytest.param(with_case(), (), (Pace(BEGINS, 10),), "2026-05-30", id="but no longer than ninety days"),
        pytest.param(
            with_case(closed_on="2026-05-01"), (), (Pace(BEGINS, 10),), "2027-04-25", id="unless the case is closed"
        ),
        pytest.param(with_case(), (Leave(day("2026-03-10"), None),), (), None, id="open-ended leave stops it"),
    ],
)
def test_leave_and_part_time_stretch_it(
    book: Book, leaves: tuple[Leave, ...], speeds: tuple[Pace, ...], until: str | None
) -> None:
    found = quiet(book.portfolio.log, Clock(BEGINS, None, leaves, speeds), TODAY)
    assert found.until == (day(until) if until else None)
