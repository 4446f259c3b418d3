"""Moments as a person reads them: in their own time zone, which is named on hover."""

from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from flask import Flask
from flask_security import current_user
from markupsafe import Markup, escape

from trainer.domain.moments import MONTHS, moment_words
from trainer.web.i18n import _


@lru_cache(64)
def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def _time(moment: datetime, words: str, zone: ZoneInfo) -> Markup:
    hover = f"{moment.astimezone(zone):%H:%M} {zone.key.replace('_', ' ')}"
    stamp = moment.astimezone(UTC).isoformat(timespec="seconds")
    # What is written is ours but for the translated words: escaping the rest again would cost a list of moments most.
    return Markup(f'<time datetime="{stamp}" title="{hover}">{escape(words)}</time>')  # noqa: S704


def _local(moment: datetime, zone_name: str | None = None) -> tuple[datetime, ZoneInfo]:
    zone = _zone(zone_name or getattr(current_user, "time_zone", None) or "UTC")
    return moment.astimezone(zone), zone


def when(moment: datetime, zone_name: str | None = None) -> Markup:
    """4 December 2026, 17:00; in the person's own zone, or in that one where all are to read the same."""
    local, zone = _local(moment, zone_name)
    return _time(moment, f"{local.day} {_(MONTHS[local.month - 1])} {local.year}, {local:%H:%M}", zone)


def day(moment: datetime, zone_name: str | None = None) -> Markup:
    """4 December 2026, likewise."""
    local, zone = _local(moment, zone_name)
    return _time(moment, f"{local.day} {_(MONTHS[local.month - 1])} {local.year}", zone)


def due(moment: datetime, zone: str | None = None, *, named: bool = True) -> Markup:
    """Friday 4 December 2026, 17:00 (Europe/Berlin): for what must not be misread; else in the person's own zone."""
    place = _zone(zone) if zone else _local(moment)[1]
    words = moment_words(moment, place.key, _)
    return _time(moment, words if named else words.rpartition(" (")[0], place)


def init_app(app: Flask) -> None:
    """Let templates write moments."""
    app.jinja_env.filters.update(when=when, day=day, due=due)
