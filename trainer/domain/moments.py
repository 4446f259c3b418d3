"""Times as a person reads them: in their own zone, which is named, with nothing that could be read two ways."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

YEARS: Final = range(1900, 2200)
"""Wide enough for every training, and far from where a calendar ends: a day more or less is always a day."""

Translate = Callable[[str], str]


def day_words(day: date, translate: Translate = str) -> str:
    """Friday 4 December 2026."""
    return f"{translate(WEEKDAYS[day.weekday()])} {day.day} {translate(MONTHS[day.month - 1])} {day.year}"


def place_of(zone: str) -> ZoneInfo:
    """The zone of that name; UTC where there is none any more, so that one person's setting holds up nobody else."""
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def moment_words(moment: datetime, zone: str, translate: Translate = str) -> str:
    """Friday 4 December 2026, 17:00 (Europe/Berlin)."""
    place = place_of(zone)
    local = moment.astimezone(place)
    return f"{day_words(local.date(), translate)}, {local:%H:%M} ({place.key.replace('_', ' ')})"


def read_day(text: str) -> date:
    """A day as 2027-01-31. Raises ValueError for what is none, and for one that nobody here can mean."""
    day = date.fromisoformat(text)
    if day.year not in YEARS:
        raise ValueError(f"{text} is too far away")
    return day


def local_day(moment: datetime, zone: str) -> date:
    """Which day it is then in the zone."""
    return moment.astimezone(ZoneInfo(zone)).date()
