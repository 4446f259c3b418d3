"""The interval that leaves one thing out, and Student's t, against tables and values worked out elsewhere."""

from statistics import mean, stdev

import pytest

from trainer.domain.jackknife import FEWEST, jackknife
from trainer.domain.student import student


@pytest.mark.parametrize(
    ("freedom", "quantile"),
    [(1, 12.7062), (3, 3.1824), (9, 2.2622), (10, 2.2281), (19, 2.0930), (29, 2.0452), (199, 1.9720), (100000, 1.9600)],
)
def test_student_as_tabled(freedom: int, quantile: float) -> None:
    assert student(freedom) == pytest.approx(quantile, abs=0.0001)


def test_of_a_mean_it_is_the_interval_of_the_textbook() -> None:
    """A mean's pseudo-values are the values themselves: mean ± t · s/√n."""
    values = [2.0, 4.0, 4.0, 5.0, 7.0]
    found = jackknife(mean(values), [mean(values[:i] + values[i + 1 :]) for i in range(5)])
    half = 2.7764 * stdev(values) / 5**0.5
    assert found == pytest.approx((4.4 - half, 4.4 + half))


@pytest.mark.parametrize(
    ("value", "without", "correlation"),
    [
        (0.5, [0.4, 0.5, 0.6], True),  # too few
        (0.5, [0.4, None, 0.6, 0.5], True),  # undefined without one
        (0.9, [0.8, 1.0, 0.9, 0.9], True),  # all of it rests on one
        (1.0, [1.0, 1.0, 1.0, 1.0], True),
        (-1.0, [-1.0] * 4, False),  # nothing varies
    ],
)
def test_where_there_is_none(value: float, without: list[float | None], *, correlation: bool) -> None:
    assert jackknife(value, without, correlation=correlation) is None


def test_on_fishers_scale_it_stays_within_one() -> None:
    found = jackknife(0.8, [0.6, 0.9, 0.8, 0.85][:FEWEST], correlation=True)
    assert found is not None
    assert -1 < found[0] < 0.8 < found[1] < 1
