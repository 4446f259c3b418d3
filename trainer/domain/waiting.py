"""How long something takes, where some have not come to it yet, and how long those have stood where they stand."""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import exp, log, sqrt
from typing import Final

from trainer.domain.student import NORMAL

FEWEST: Final = 10
"""People below whom no curve is drawn: it would tell of persons."""

Interval = tuple[float, float]
Weeks = Mapping[int, int]
"""How many people in which week."""


@dataclass(frozen=True)
class Step:
    """A week in which somebody came to it: how many were still counted, how many of these did, the share by then."""

    week: int
    at_risk: int
    met: int
    share: float
    interval: Interval | None


@dataclass(frozen=True)
class Curve:
    """The share of people who have come to it, by week. `last` is the last week in which anybody is counted."""

    events: Weeks
    censored: Weeks
    steps: tuple[Step, ...]

    @property
    def people(self) -> int:
        return self.at_risk(0)

    @property
    def met(self) -> int:
        return sum(self.events.values())

    @property
    def last(self) -> int:
        return max([*self.events, *self.censored], default=0)

    def at_risk(self, week: int) -> int:
        """How many are still counted at the beginning of that week."""
        return sum(n for weeks in (self.events, self.censored) for at, n in weeks.items() if at >= week)

    def met_by(self, week: int) -> int:
        """How many had come to it by then."""
        return sum(n for at, n in self.events.items() if at <= week)

    def by(self, week: int) -> Step | None:
        """The step on which that week stands; None before the first."""
        return next((step for step in reversed(self.steps) if step.week <= week), None)

    def reaches(self, share: float) -> tuple[int, tuple[int | None, int | None]] | None:
        """The week by which such a share has come to it; None where it has not got there.

        With the interval of Brookmeyer and Crowley (1982): the weeks in which the ends of the band get there.
        """
        week = self._first(share, lambda step: step.share)
        if week is None:
            return None
        ends = (lambda step: (step.interval or (0.0, 1.0))[1], lambda step: (step.interval or (0.0, 1.0))[0])
        low, high = (self._first(share, end) for end in ends)
        return week, (low, high)

    def _first(self, share: float, value: Callable[[Step], float]) -> int | None:
        return next((step.week for step in self.steps if value(step) >= share - 1e-9), None)


def curve(events: Weeks, censored: Weeks) -> Curve | None:
    """Who came to it in which week, and who has not by theirs, who count until then (Kaplan and Meier 1958).

    The variance is Greenwood's (1926), the band that of log(-log S), which stays between 0 and 1 (Kalbfleisch and
    Prentice 1980). In a week in which both happen, whoever has not come to it was there for all of it. None of fewer
    than FEWEST people.
    """
    at_risk = sum(events.values()) + sum(censored.values())
    if at_risk < FEWEST:
        return None
    left, error, steps = 1.0, 0.0, []
    for week in sorted({*events, *censored}):
        met = events.get(week, 0)
        if met:
            left *= 1 - met / at_risk
            error += met / (at_risk * (at_risk - met)) if at_risk > met else 0.0
            steps.append(Step(week, at_risk, met, 1 - left, _band(left, error)))
        at_risk -= met + censored.get(week, 0)
    return Curve(events, censored, tuple(steps))


def _band(left: float, error: float) -> Interval | None:
    if not 0 < left < 1:
        return None
    wide = NORMAL * sqrt(error) / abs(log(left))
    return 1 - left ** exp(-wide), 1 - left ** exp(wide)


EDGES: Final = (13, 26, 52)
"""Weeks at which a next length of standing begins: a quarter of a year, half of one, a year."""


@dataclass(frozen=True)
class Standing:
    """People who stand in one state: how many for each length between EDGES, half of them for `half` weeks and more.

    `longest` of them have stood there for `from_week` weeks or more: the quarter that waits longest, with whoever has
    waited as long.
    """

    lengths: tuple[int, ...]
    half: int
    from_week: int
    longest: int

    @property
    def people(self) -> int:
        return sum(self.lengths)


def standing(weeks: Weeks) -> Standing | None:
    """Of people by full weeks that they have stood there; None of nobody."""
    people = sum(weeks.values())
    if not people:
        return None
    lengths = [0] * (len(EDGES) + 1)
    for week, n in weeks.items():
        lengths[bisect_right(EDGES, week)] += n
    half, quarter = _at_least(weeks, people / 2), _at_least(weeks, people / 4)
    return Standing(tuple(lengths), half, quarter, sum(n for week, n in weeks.items() if week >= quarter))


def _at_least(weeks: Weeks, people: float) -> int:
    """For how many weeks so many of them have stood there, or more."""
    so_far = 0
    for week in sorted(weeks, reverse=True):
        so_far += weeks[week]
        if so_far >= people:
            return week
    return 0
