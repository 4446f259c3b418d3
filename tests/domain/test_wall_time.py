"""Times as they are typed, on clocks that go forward and back."""

# ruff: noqa: DTZ001 - what is typed has no zone

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.domain.wall_time import NotOnTheClock, days_later, to_utc, to_wall

BERLIN = "Europe/Berlin"
ZONES = st.sampled_from(sorted(available_timezones() - {"localtime"}))
TYPED = st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2040, 1, 1))
MOMENTS = st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2040, 1, 1), timezones=st.just(UTC))


@pytest.mark.parametrize(
    ("typed", "zone", "moment"),
    [
        (datetime(2026, 12, 4, 17, 0), BERLIN, datetime(2026, 12, 4, 16, 0, tzinfo=UTC)),
        (datetime(2026, 7, 4, 17, 0), BERLIN, datetime(2026, 7, 4, 15, 0, tzinfo=UTC)),
        (datetime(2026, 12, 4, 17, 0), "Asia/Kathmandu", datetime(2026, 12, 4, 11, 15, tzinfo=UTC)),
        (datetime(2026, 12, 4, 17, 0), "UTC", datetime(2026, 12, 4, 17, 0, tzinfo=UTC)),
    ],
)
def test_a_typed_time_is_a_moment(typed: datetime, zone: str, moment: datetime) -> None:
    assert to_utc(typed, zone) == moment
    assert to_wall(moment, zone) == typed


@pytest.mark.parametrize(
    ("typed", "zone", "kind", "earlier", "later"),
    [
        (datetime(2027, 3, 28, 2, 30), BERLIN, "skipped", (1, 30), (3, 30)),
        (datetime(2026, 10, 25, 2, 30), BERLIN, "twice", (1, 30), (3, 30)),
        (datetime(2027, 3, 14, 2, 0), "America/New_York", "skipped", (1, 0), (3, 0)),
        (datetime(2026, 11, 1, 1, 0), "America/New_York", "twice", (0, 0), (2, 0)),
        (datetime(2026, 10, 4, 2, 15), "Australia/Lord_Howe", "skipped", (1, 45), (2, 45)),
    ],
)
def test_a_time_that_the_clocks_leave_out_or_repeat_is_not_taken(
    typed: datetime, zone: str, kind: str, earlier: tuple[int, int], later: tuple[int, int]
) -> None:
    with pytest.raises(NotOnTheClock) as refusal:
        to_utc(typed, zone)
    fault = refusal.value
    assert fault.kind == kind
    assert (fault.earlier.hour, fault.earlier.minute) == earlier
    assert (fault.later.hour, fault.later.minute) == later


def taken(typed: datetime, zone: str) -> datetime | NotOnTheClock:
    try:
        return to_utc(typed, zone)
    except NotOnTheClock as refusal:
        return refusal


@settings(deadline=None, max_examples=300)
@given(typed=TYPED, zone=ZONES)
def test_what_is_taken_reads_the_same_on_that_clock(typed: datetime, zone: str) -> None:
    found = taken(typed, zone)
    if isinstance(found, datetime):
        assert to_wall(found, zone) == typed
        return
    assert found.earlier < typed < found.later
    assert all(isinstance(taken(fine, zone), datetime) for fine in (found.earlier, found.later))
    showing = {moment for moment in _around(typed, zone) if to_wall(moment, zone) == typed}
    assert len(showing) == (0 if found.kind == "skipped" else 2)


def _around(typed: datetime, zone: str) -> set[datetime]:
    """Every moment that a clock there may show so, whatever its offset."""
    return {typed.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC) for fold in (0, 1)}


@settings(deadline=None, max_examples=300)
@given(moment=MOMENTS, days=st.integers(0, 60), zone=ZONES)
def test_days_later_it_is_the_same_time_of_day(moment: datetime, days: int, zone: str) -> None:
    later = days_later(moment, days, zone)
    wanted = to_wall(moment, zone) + timedelta(days=days)
    shown = to_wall(later, zone)
    assert shown == wanted or timedelta(0) < shown - wanted <= timedelta(hours=24)
    assert taken(wanted, zone) == later or isinstance(taken(wanted, zone), NotOnTheClock)
