"""Due dates of one person, and what lateness means."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest

from trainer.domain.assignment import closes_at, deadline, is_marked_late, lateness, state

BERLIN = "Europe/Berlin"
OPENS = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
DUE = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Set:
    late_policy: str = "mark"
    grace_days: int | None = None
    opens_at: datetime = OPENS
    due_at: datetime = DUE


@dataclass(frozen=True)
class Away:
    from_on: date
    until_on: date | None


def november(first: int, last: int | None) -> Away:
    return Away(date(2026, 11, first), date(2026, 11, last) if last else None)


TODAY = date(2026, 11, 15)


@pytest.mark.parametrize(
    ("leaves", "extended", "days", "why"),
    [
        ([], None, 0, ""),
        ([november(9, 13)], None, 5, "leave"),
        ([november(9, 13), november(12, 14)], None, 6, "leave"),  # a day counts once
        ([Away(date(2026, 10, 1), date(2026, 11, 3))], None, 2, "leave"),  # since it opened
        ([november(20, 22)], None, 3, "leave"),  # and while it is being moved
        ([november(21, 25)], None, 0, ""),  # after it was due
        ([november(11, None)], None, 5, "leave"),  # until today
        ([], 7, 7, "extension"),
        ([november(9, 13)], 7, 7, "extension"),
        ([november(9, 17)], 7, 9, "leave"),
    ],
)
def test_leave_and_extensions_move_the_date(leaves: list[Away], extended: int | None, days: int, why: str) -> None:
    extended_to = DUE + extended * DAY if extended else None
    found = deadline(Set(), BERLIN, TODAY, extended_to=extended_to, leaves=leaves)
    assert (found.due_at, found.moved_by) == (DUE + days * DAY, why)


@pytest.mark.parametrize(
    ("leave", "away"),
    [(november(11, None), True), (november(15, 15), True), (november(16, 18), False), (november(1, 14), False)],
)
def test_whoever_is_away_today_is_left_in_peace(leave: Away, away: bool) -> None:
    assert deadline(Set(), BERLIN, TODAY, leaves=[leave]).on_leave is away


def test_the_moved_date_keeps_its_time_of_day() -> None:
    terms = Set(opens_at=datetime(2027, 3, 20, tzinfo=UTC), due_at=datetime(2027, 3, 27, 16, 0, tzinfo=UTC))
    leave = Away(date(2027, 3, 22), date(2027, 3, 24))
    assert deadline(terms, BERLIN, date(2027, 3, 25), leaves=[leave]).due_at == datetime(2027, 3, 30, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("policy", "after", "found", "marked"),
    [
        ("accept", timedelta(0), "on-time", False),
        ("refuse", timedelta(0), "on-time", False),
        ("accept", timedelta(seconds=1), "late", False),
        ("mark", timedelta(seconds=1), "late", True),
        ("mark", 1000 * DAY, "late", True),
        ("grace", 3 * DAY, "late", True),
        ("grace", 3 * DAY + timedelta(seconds=1), "closed", False),
        ("refuse", timedelta(seconds=1), "closed", False),
    ],
)
def test_lateness_is_as_the_policy_says(policy: str, after: timedelta, found: str, marked: bool) -> None:
    terms = Set(policy, grace_days=3)
    assert lateness(terms, DUE, DUE + after) == found
    assert is_marked_late(terms, DUE, DUE + after) is marked


@pytest.mark.parametrize(("policy", "days"), [("accept", None), ("mark", None), ("grace", 3), ("refuse", 0)])
def test_when_it_closes(policy: str, days: int | None) -> None:
    assert closes_at(Set(policy, grace_days=3), DUE) == (None if days is None else DUE + days * DAY)


@pytest.mark.parametrize(
    ("now", "facts", "found"),
    [
        (OPENS - DAY, {}, "locked"),
        (OPENS, {}, "to-do"),
        (OPENS, {"begun": True}, "begun"),
        (DUE + DAY, {"begun": True}, "closed"),
        (DUE + DAY, {"handed_in": True}, "handed-in"),
        (DUE + DAY, {"handed_in": True, "finished": True}, "done"),
        (OPENS - DAY, {"finished": True}, "done"),
    ],
)
def test_how_it_stands(now: datetime, facts: dict[str, bool], found: str) -> None:
    told = {"begun": False, "handed_in": False, "finished": False} | facts
    assert state(Set("refuse"), DUE, now, **told) == found
