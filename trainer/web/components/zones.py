"""Time zones to choose from: places by their usual names."""

from functools import cache
from typing import Final
from zoneinfo import available_timezones

REGIONS: Final = (
    "Africa/",
    "America/",
    "Antarctica/",
    "Asia/",
    "Atlantic/",
    "Australia/",
    "Europe/",
    "Indian/",
    "Pacific/",
)


@cache
def _usual() -> tuple[tuple[str, str], ...]:
    names = sorted(name for name in available_timezones() if name.startswith(REGIONS))
    return tuple((name, name.replace("_", " ")) for name in ("UTC", *names))


def zones(present: str) -> list[tuple[str, str]]:
    """For a choice; the present one is among them, however odd it is."""
    usual = list(_usual())
    return usual if any(name == present for name, _ in usual) else [(present, present), *usual]
