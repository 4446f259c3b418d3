"""How long something takes, against the published example of those who have not come to it; and who waits longest."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.domain.waiting import curve, standing

REMISSIONS = Counter([6, 6, 6, 7, 10, 13, 16, 22, 23])
STILL = Counter([6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35])
"""Weeks of remission of 21 patients on 6-mercaptopurine (Freireich and others 1963), in every textbook since."""


@pytest.mark.parametrize(
    ("week", "at_risk", "left", "low", "high"),
    [  # Kaplan–Meier and the log(-log) band, as survival::survfit of R and PROC LIFETEST of SAS print them.
        (6, 21, 0.8571, 0.6197, 0.9516),
        (7, 17, 0.8067, 0.5631, 0.9228),
        (10, 15, 0.7529, 0.5032, 0.8894),
        (13, 12, 0.6902, 0.4316, 0.8491),
        (16, 11, 0.6275, 0.3675, 0.8049),
        (22, 7, 0.5378, 0.2678, 0.7468),
        (23, 6, 0.4482, 0.1881, 0.6801),
    ],
)
def test_the_textbook_example(week: int, at_risk: int, left: float, low: float, high: float) -> None:
    found = curve(REMISSIONS, STILL)
    assert found is not None
    step = found.by(week)
    assert step is not None
    assert (step.at_risk, found.at_risk(week)) == (at_risk, at_risk)
    assert 1 - step.share == pytest.approx(left, abs=6e-5)
    assert step.interval is not None
    assert step.interval == pytest.approx((1 - high, 1 - low), abs=6e-5)


def test_its_median_and_where_it_ends() -> None:
    found = curve(REMISSIONS, STILL)
    assert found is not None
    assert (found.people, found.met, found.met_by(9), found.last) == (21, 9, 4, 35)
    assert found.reaches(0.5) == (23, (13, None))
    assert found.reaches(0.25) == (13, (6, 22))
    assert found.reaches(0.75) is None
    assert found.by(5) is None


def test_where_everybody_came_to_it_the_last_step_has_no_band_and_of_few_there_is_no_curve() -> None:
    found = curve({3: 5, 8: 5}, {})
    assert found is not None
    assert [(step.share, step.interval is None) for step in found.steps] == [(0.5, False), (1.0, True)]
    assert curve({3: 5}, {9: 4}) is None
    nobody = curve({}, {4: 10})
    assert nobody is not None
    assert (nobody.steps, nobody.reaches(0.5), nobody.met) == ((), None, 0)


some = st.dictionaries(st.integers(0, 60), st.integers(1, 9), max_size=12)


@given(some, some)
def test_it_only_rises_and_without_anybody_waiting_it_is_the_plain_share(
    events: dict[int, int], still: dict[int, int]
) -> None:
    found = curve(events, still)
    if found is not None:
        shares = [step.share for step in found.steps]
        assert shares == sorted(shares)
        for step in found.steps:
            assert step.share >= found.met_by(step.week) / found.people - 1e-9
            assert step.interval is None or step.interval[0] <= step.share <= step.interval[1]
    plain = curve(events, {})
    for step in plain.steps if plain else ():
        assert plain is not None
        assert step.share == pytest.approx(plain.met_by(step.week) / plain.people)


def test_who_waits_longest() -> None:
    found = standing({0: 4, 12: 2, 13: 1, 30: 1, 60: 2})
    assert found is not None
    assert (found.people, found.lengths) == (10, (6, 1, 1, 2))
    assert (found.half, found.from_week, found.longest) == (12, 30, 3)
    assert standing({}) is None


@given(some.filter(bool))
def test_the_quarter_is_one(weeks: dict[int, int]) -> None:
    found = standing(weeks)
    assert found is not None
    assert found.longest >= found.people / 4
    assert found.longest - weeks[found.from_week] < found.people / 4
    assert found.half <= found.from_week
