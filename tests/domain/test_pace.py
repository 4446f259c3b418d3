"""Active training time: leave stands still, part time counts in part, and both agree with counting day by day."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.domain.pace import Clock, Spell, over, overlap, week

BEGINS = date(2026, 9, 1)


@dataclass(frozen=True)
class Leave:
    from_on: date
    until_on: date | None


@dataclass(frozen=True)
class Pace:
    from_on: date
    percent: int


def day(number: int) -> date:
    """The first day of training is day 1."""
    return BEGINS + timedelta(days=number - 1)


def away(first: int, last: int | None) -> Leave:
    return Leave(day(first), None if last is None else day(last))


@pytest.mark.parametrize(
    ("leaves", "paces", "until", "days"),
    [
        pytest.param([], [], 0, 0, id="before it begins"),
        pytest.param([], [], 1, 1, id="the first day counts"),
        pytest.param([], [], 30, 30, id="full time"),
        pytest.param([away(11, 20)], [], 30, 20, id="ten days of leave, both ends included"),
        pytest.param([away(11, 20)], [], 15, 10, id="in the midst of leave"),
        pytest.param([away(11, 20)], [], 10, 10, id="on the eve of leave"),
        pytest.param([away(30, 30)], [], 30, 29, id="leave on the last day"),
        pytest.param([away(-9, 5)], [], 10, 5, id="leave from before the beginning"),
        pytest.param([away(11, None)], [], 99, 10, id="leave without an end"),
        pytest.param([away(11, 20), away(15, 25)], [], 30, 15, id="leaves that overlap count once"),
        pytest.param([away(11, 20), away(21, 25)], [], 30, 15, id="leaves that touch"),
        pytest.param([], [Pace(day(1), 50)], 30, 15, id="half time from the start"),
        pytest.param([], [Pace(day(-30), 50)], 30, 15, id="half time from before the start"),
        pytest.param([], [Pace(day(11), 50)], 30, 20, id="half time from the eleventh day"),
        pytest.param([], [Pace(day(11), 50), Pace(day(21), 80)], 30, 23, id="the later pace takes over"),
        pytest.param([], [Pace(day(21), 80), Pace(day(11), 50)], 30, 23, id="whatever the order of rows"),
        pytest.param([away(11, 20)], [Pace(day(1), 50)], 30, 10, id="leave from half time"),
        pytest.param([away(11, 20)], [Pace(day(15), 50)], 30, 15, id="a pace that changes during leave"),
        pytest.param([], [Pace(day(1), 33)], 1, Fraction(33, 100), id="exact in fractions"),
    ],
)
def test_active_days(leaves: list[Leave], paces: list[Pace], until: int, days: Fraction | int) -> None:
    assert Clock(BEGINS, None, leaves, paces).active_days(day(until)) == days


def test_the_clock_ends_with_the_membership() -> None:
    assert Clock(BEGINS, day(10)).active_days(day(30)) == 10


@pytest.mark.parametrize(
    ("leaves", "paces", "days", "reached"),
    [
        pytest.param([], [], 30, 30, id="full time"),
        pytest.param([away(11, 20)], [], 30, 40, id="leave puts it off by as much"),
        pytest.param([away(31, 40)], [], 30, 30, id="leave after it changes nothing"),
        pytest.param([], [Pace(day(1), 50)], 30, 60, id="half time takes twice as long"),
        pytest.param([], [Pace(day(1), 80)], 30, 38, id="a day begun is a day needed"),
        pytest.param([away(11, None)], [], 30, None, id="never, while leave has no end"),
        pytest.param([], [], 0, 1, id="nothing is full at once"),
    ],
)
def test_when_so_many_days_are_full(leaves: list[Leave], paces: list[Pace], days: int, reached: int | None) -> None:
    found = Clock(BEGINS, None, leaves, paces).reaches(days)
    assert found == (None if reached is None else day(reached))


def test_it_is_never_reached_after_the_end() -> None:
    assert Clock(BEGINS, day(10)).reaches(11) is None


spans = st.tuples(st.integers(-20, 100), st.none() | st.integers(0, 50)).map(
    lambda pair: away(pair[0], None if pair[1] is None else pair[0] + pair[1])
)
speeds = st.builds(Pace, st.integers(-20, 100).map(day), st.integers(10, 100))


@given(
    st.lists(spans, max_size=4), st.lists(speeds, max_size=4, unique_by=lambda pace: pace.from_on), st.integers(0, 120)
)
def test_the_same_as_counting_day_by_day(leaves: list[Leave], paces: list[Pace], until: int) -> None:
    clock = Clock(BEGINS, None, leaves, paces)
    each = (day(number) for number in range(1, until + 1))
    assert clock.active_days(day(until)) == sum(
        (Fraction(clock.percent(on), 100) for on in each if not clock.stands(on)), Fraction(0)
    )
    for days in (1, 7, 40):
        reached = clock.reaches(days)
        if reached is not None:
            assert clock.active_days(reached) >= days > clock.active_days(reached - timedelta(days=1))


@given(
    st.lists(spans, max_size=4),
    st.lists(speeds, max_size=4, unique_by=lambda pace: pace.from_on),
    st.none() | st.integers(0, 120),
    st.integers(-30, 130),
    st.integers(0, 60),
)
def test_until_its_next_turn_it_runs_as_it_says(
    leaves: list[Leave], paces: list[Pace], ends: int | None, number: int, later: int
) -> None:
    clock = Clock(BEGINS, None if ends is None else day(ends), leaves, paces)
    at, pace = clock.run(day(number))
    until = day(number + later)
    if not any(day(number) < turn <= until for turn in clock.turns()):
        assert clock.active_days(until) == Fraction(at + pace * until.toordinal(), 100)


def test_overlap_names_the_other() -> None:
    first, second = away(1, 5), away(10, None)
    assert overlap(away(6, 9), [first, second]) is None
    assert overlap(away(5, 5), [first, second]) is first
    assert overlap(away(6, None), [first, second]) is second


@pytest.mark.parametrize(("days", "at"), [(0, 1), (1, 1), (7, 1), (Fraction(71, 10), 2), (8, 2), (14, 2), (15, 3)])
def test_the_seventh_day_is_still_of_the_first_week(days: Fraction | int, at: int) -> None:
    assert week(days) == at


def test_whoever_comes_back_goes_on_where_they_stood() -> None:
    first = Spell(day(1), day(100), [away(11, 20)], [Pace(day(51), 50)])
    whole = over([first, Spell(day(201), None)])
    assert whole.active_days(day(100)) == 40 + 25
    assert whole.active_days(day(200)) == 65
    assert whole.active_days(day(210)) == 75, "at full pace again, which is the new membership's own"
    assert over([first]) == Clock(day(1), day(100), [away(11, 20)], [Pace(day(51), 50)])


def test_memberships_that_overlap_leave_no_gap() -> None:
    assert over([Spell(day(1), None), Spell(day(50), None)]).active_days(day(100)) == 100
    assert over([Spell(day(1), day(60)), Spell(day(50), day(80))]).active_days(day(100)) == 80
