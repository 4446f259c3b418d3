"""What is set as work: when it opens, when it is due for one person, and what lateness means for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Literal, Protocol
from zoneinfo import ZoneInfo

from trainer.domain.pace import Away
from trainer.domain.settings import LATE_POLICIES
from trainer.domain.wall_time import days_later

PIECES: Final = ("module", "case")
MODES: Final = ("practice", "assessed")

Lateness = Literal["on-time", "late", "closed"]
State = Literal["locked", "to-do", "begun", "closed", "handed-in", "done"]


class Terms(Protocol):
    """An assignment's dates and its late policy."""

    @property
    def opens_at(self) -> datetime: ...
    @property
    def due_at(self) -> datetime: ...
    @property
    def late_policy(self) -> str: ...
    @property
    def grace_days(self) -> int | None: ...


@dataclass(frozen=True)
class Deadline:
    """When it is due for one person. `moved_by` says whether that is not the assignment's own date, and why."""

    due_at: datetime
    moved_by: Literal["", "extension", "leave", "returned"] = ""
    on_leave: bool = False


def deadline(
    terms: Terms,
    zone: str,
    today: date,
    *,
    extended_to: datetime | None = None,
    leaves: Iterable[Away] = (),
    returned_until: datetime | None = None,
) -> Deadline:
    """The later of the extension and the date moved by days of leave since it opened; `today` is the day in the zone.

    Leave stops the clock: each day of it before the work is due moves the date by a day, also while it lasts. Work that
    was returned for revision has a date of its own, which is fixed with the person; only an extension goes beyond it.
    """
    place = ZoneInfo(zone)
    opens_on, last_day = (moment.astimezone(place).date() for moment in (terms.opens_at, terms.due_at))
    away = _days_of(leaves, today)
    if returned_until is not None and (extended_to is None or extended_to < returned_until):
        return Deadline(returned_until, "returned", today in away)
    days = 0
    for day in sorted(away):
        if opens_on <= day <= last_day + timedelta(days=days):
            days += 1
    moved = days_later(terms.due_at, days, zone) if days else terms.due_at
    if extended_to is not None and extended_to >= moved:
        return Deadline(extended_to, "extension", today in away)
    return Deadline(moved, "leave" if days else "", today in away)


def _days_of(leaves: Iterable[Away], today: date) -> set[date]:
    """Every day of leave; leave until further notice counts until today."""
    spans = [(leave.from_on, leave.until_on or today) for leave in leaves]
    return {first + timedelta(days=n) for first, last in spans for n in range((last - first).days + 1)}


def closes_at(terms: Terms, due_at: datetime) -> datetime | None:
    """After when it is not taken any more; None where it always is."""
    if terms.late_policy == "refuse":
        return due_at
    if terms.late_policy == "grace":
        return due_at + timedelta(days=terms.grace_days or 0)
    return None


def lateness(terms: Terms, due_at: datetime, now: datetime) -> Lateness:
    """What handing in now would be."""
    if now <= due_at:
        return "on-time"
    closes = closes_at(terms, due_at)
    return "closed" if closes is not None and now > closes else "late"


def is_marked_late(terms: Terms, due_at: datetime, now: datetime) -> bool:
    """Whether work handed in now carries the mark of lateness."""
    return terms.late_policy != "accept" and lateness(terms, due_at, now) == "late"


def state(terms: Terms, due_at: datetime, now: datetime, *, begun: bool, handed_in: bool, finished: bool) -> State:
    """How it stands for one person. `finished`: read, handed in as practice, or released."""
    if finished:
        return "done"
    if handed_in:
        return "handed-in"
    if now < terms.opens_at:
        return "locked"
    if lateness(terms, due_at, now) == "closed":
        return "closed"
    return "begun" if begun else "to-do"


__all__ = [
    "LATE_POLICIES",
    "MODES",
    "PIECES",
    "Deadline",
    "Lateness",
    "State",
    "Terms",
    "closes_at",
    "deadline",
    "is_marked_late",
    "lateness",
    "state",
]
