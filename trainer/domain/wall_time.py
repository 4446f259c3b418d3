"""A time as somebody types it, on the clock of a place: some do not exist there, some come twice."""

from datetime import UTC, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo


class NotOnTheClock(ValueError):
    """The clocks go forward over this time (`skipped`), or back over it (`twice`); times around it are fine."""

    def __init__(self, kind: Literal["skipped", "twice"], earlier: datetime, later: datetime) -> None:
        super().__init__(kind)
        self.kind = kind
        self.earlier = earlier
        self.later = later


def to_utc(typed: datetime, zone: str) -> datetime:
    """The moment at which a clock in the zone shows `typed`. Raises NotOnTheClock where there are none or two."""
    place = ZoneInfo(zone)
    first, second = (typed.replace(tzinfo=place, fold=fold) for fold in (0, 1))
    change = _offset(second) - _offset(first)
    if not change:
        return first.astimezone(UTC)
    if change > timedelta(0):  # the clock jumped over it
        raise NotOnTheClock("skipped", typed - change, typed + change)
    raise NotOnTheClock("twice", typed + change, typed - change)


def to_wall(moment: datetime, zone: str) -> datetime:
    """What a clock in the zone shows, without the zone: as a form field holds it."""
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def days_later(moment: datetime, days: int, zone: str) -> datetime:
    """The same time of day so many days later, in the zone; moved on over an hour that the clock leaves out there."""
    place = ZoneInfo(zone)
    wall = moment.astimezone(place).replace(tzinfo=None, fold=0) + timedelta(days=days)
    return wall.replace(tzinfo=place).astimezone(UTC)


def _offset(moment: datetime) -> timedelta:
    offset = moment.utcoffset()
    assert offset is not None  # noqa: S101 - it has a zone
    return offset
