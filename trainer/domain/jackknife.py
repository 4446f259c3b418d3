"""Intervals of a statistic by leaving out one thing at a time: no draws, and they hold with few things too."""

from collections.abc import Sequence
from math import atanh, sqrt, tanh
from statistics import stdev
from typing import Final

from trainer.domain.student import student

FEWEST: Final = 4
"""Things that one has to be left out of for an interval to say anything."""

Interval = tuple[float, float]


def jackknife(value: float, without: Sequence[float | None], *, correlation: bool = False) -> Interval | None:
    """The 95 per cent interval of a value, from what it is without each thing (Tukey 1958; Miller 1974).

    A thing is what was drawn independently: a piece with all its marks, not a mark. The pseudo-values' standard error
    goes with Student's t. A `correlation`, and what behaves like one, is taken on Fisher's scale (1921), where it is
    about normal; with few pieces the percentile bootstrap covers 69 to 83 per cent there, this 93 to 95.

    None with fewer than four things, where the statistic is undefined or perfect without one of them (all would rest on
    that one), and where nothing varies: an interval of no width would claim certainty.
    """
    many = len(without)
    found = [value, *(one for one in without if one is not None)]
    if many < FEWEST or len(found) <= many or (correlation and any(abs(one) >= 1 for one in found)):
        return None
    whole, *rest = map(atanh, found) if correlation else found
    error = stdev([many * whole - (many - 1) * one for one in rest]) / sqrt(many)
    if error < 1e-12:
        return None
    low, high = whole - student(many - 1) * error, whole + student(many - 1) * error
    return (tanh(low), tanh(high)) if correlation else (low, high)
