"""Active training time: days of full-time training, with leave taken out and part time counted in part."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from typing import Final, Protocol

FULL: Final = 100
LEAST: Final = 10
"""Per cent of full time."""

HORIZON: Final = timedelta(days=365 * 50)
"""Whoever would need longer than this is never done."""


WEEK: Final = 7
"""Days."""


def week(days: Fraction | int) -> int:
    """In which week of training somebody is after so many full-time days: the seventh day is still of the first."""
    return max(1, ceil(days / WEEK))


class Away(Protocol):
    """Leave from its first to its last day, both included; without a last day until further notice."""

    @property
    def from_on(self) -> date: ...
    @property
    def until_on(self) -> date | None: ...


class Speed(Protocol):
    """The pace from this day on, in per cent of full time."""

    @property
    def from_on(self) -> date: ...
    @property
    def percent(self) -> int: ...


@dataclass(frozen=True)
class Clock:
    """A membership's clock: it runs from `begins` to `ends`, both included, but for leave."""

    begins: date
    ends: date | None = None
    leaves: Sequence[Away] = ()
    speeds: Sequence[Speed] = ()

    def percent(self, on: date) -> int:
        """The pace that holds on that day, whether or not the clock stands."""
        begun = [speed for speed in self.speeds if speed.from_on <= on]
        return max(begun, key=lambda speed: speed.from_on).percent if begun else FULL

    def stands(self, on: date) -> bool:
        """Whether that day is a day of leave."""
        return any(away.from_on <= on and (away.until_on is None or on <= away.until_on) for away in self.leaves)

    def active_days(self, until: date) -> Fraction:
        """Full-time days from the beginning up to and including `until`."""
        return sum((days * rate for _, days, rate in self._stretches(until)), Fraction(0))

    def run(self, today: date) -> tuple[int, int]:
        """How it runs until its next turn: by a day, `first + second × the day's number` hundredths are full."""
        *_rest, (_, _, rate) = (None, 0, Fraction(0)), *self._stretches(today)
        pace = 0 if self.ends is not None and self.ends < today else int(rate * FULL)
        return int(self.active_days(today) * FULL) - pace * today.toordinal(), pace

    def turns(self) -> set[date]:
        """The days from which it may run otherwise."""
        ends = {away.until_on for away in self.leaves} | {self.ends}
        starts = {self.begins} | {speed.from_on for speed in self.speeds} | {away.from_on for away in self.leaves}
        return starts | {day + timedelta(days=1) for day in ends if day is not None and day < date.max}

    def reaches(self, days: int) -> date | None:
        """The day at whose end so many active days are full, by what is known now; None if that never comes."""
        left = Fraction(days)
        last = self.begins + HORIZON
        for first, length, rate in self._stretches(last):
            if rate and left <= length * rate:
                return first + timedelta(days=max(-(-left // rate) - 1, 0))
            left -= length * rate
        return None

    def _stretches(self, until: date) -> Iterator[tuple[date, int, Fraction]]:
        """Runs of days at one rate, in order: first day, how many days, active days for each."""
        end = until if self.ends is None else min(until, self.ends)
        days = sorted(day for day in self.turns() if self.begins <= day <= end)
        for first, following in zip(days, [*days[1:], end + timedelta(days=1)], strict=False):
            rate = Fraction(0) if self.stands(first) else Fraction(self.percent(first), FULL)
            yield first, (following - first).days, rate


@dataclass(frozen=True)
class Spell:
    """One membership of several: where the clock runs, with its own leave and pace."""

    begins: date
    ends: date | None
    leaves: Sequence[Away] = ()
    speeds: Sequence[Speed] = ()


@dataclass(frozen=True)
class _Gap:
    from_on: date
    until_on: date | None


@dataclass(frozen=True)
class _Anew:
    from_on: date
    percent: int = FULL


def over(spells: Sequence[Spell]) -> Clock:
    """One clock over all of somebody's memberships, earliest first: it stands between them, nothing begins anew."""
    leaves: list[Away] = []
    speeds: list[Speed] = []
    last = spells[0].ends
    for number, spell in enumerate(spells):
        leaves += spell.leaves
        if number:
            begins = spell.begins
            if last is not None and last + timedelta(days=1) < begins:
                leaves.append(_Gap(last + timedelta(days=1), begins - timedelta(days=1)))
            speeds = [*(speed for speed in speeds if speed.from_on < begins), _Anew(begins)]
            last = None if last is None or spell.ends is None else max(last, spell.ends)
        speeds += spell.speeds
    return Clock(spells[0].begins, last, leaves, speeds)


def overlap(away: Away, others: Sequence[Away]) -> Away | None:
    """The first of the others that shares a day with it."""
    last = away.until_on or date.max
    return next((o for o in others if o.from_on <= last and away.from_on <= (o.until_on or date.max)), None)
