"""Reckoning with days: years from a day, spells that follow on each other, until when something holds."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

Spell = tuple[date, date | None]
"""From a day until a day, both included; without a last day it goes on."""

DAYS_A_YEAR = 365
"""By which time spent in something is counted."""


def years_after(day: date, years: int) -> date:
    """The same day so many years later; the 28th for a 29 February that the year does not have."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def merged(spells: Iterable[Spell]) -> list[Spell]:
    """Spells that overlap or follow on the next day, joined; earliest first."""
    joined: list[Spell] = []
    for since, until in sorted(spells, key=lambda s: (s[0], s[1] or date.max)):
        if joined:
            first, last = joined[-1]
            if last is None or since <= last + timedelta(days=1):
                joined[-1] = (first, None if last is None or until is None else max(last, until))
                continue
        joined.append((since, until))
    return joined


def covering(spells: Iterable[Spell], day: date) -> Spell | None:
    """The joined spell in which the day lies."""
    return next((s for s in merged(spells) if s[0] <= day and (s[1] is None or day <= s[1])), None)


def days_in(spell: Spell, today: date) -> int:
    """How many of its days have been, today included."""
    end = today if spell[1] is None else min(spell[1], today)
    return max(0, (end - spell[0]).days + 1)


def soonest(days: Iterable[date | None]) -> date | None:
    """The first of the days at which something ends; None where nothing does."""
    return min((d for d in days if d is not None), default=None)


def latest(days: Sequence[date | None]) -> date | None:
    """The last day on which one of them still holds; None where one never ends."""
    return None if None in days else max((d for d in days if d is not None), default=None)
