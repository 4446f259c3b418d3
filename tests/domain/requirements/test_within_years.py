"""No longer ago than so many years, counted to a day that is a reading."""

import pytest

from tests.domain.logbook import Book, ask, day

ROW = {"operator": "at-most", "value": 3, "unit": "years", "body": "ipt-institute", "levels": ("a",)}


@pytest.mark.parametrize(("on", "state"), [("2023-11-01", "met"), ("2023-10-31", "not-yet")])
def test_the_anniversary_itself_is_within(on: str, state: str) -> None:
    b = Book()
    b.certificate("ipt-institute", "a", on)
    progress = ask("within-years", b, **ROW)
    assert progress.state == state
    assert progress.until == (day("2026-11-01") if state == "met" else None)


def test_a_renewed_level_counts_from_its_renewal() -> None:
    b = Book()
    b.certificate("ipt-institute", "a", "2020-01-01")
    b.certificate("ipt-institute", "a", "2025-01-01")
    assert ask("within-years", b, **ROW).until == day("2028-01-01")


@pytest.mark.parametrize(
    ("reading", "state"), [("today", "not-yet"), ("first-case", "met"), ("first-supervision", "met")]
)
def test_the_day_it_is_counted_to_decides(reading: str, state: str) -> None:
    b = Book()
    b.certificate("ipt-institute", "a", "2022-06-01")
    b.case("one", opened="2024-05-01")
    b.supervision("ann", "one", on=day("2024-06-01"), minutes=60)
    progress = ask("within-years", b, **ROW, counted_to=reading)
    assert (progress.state, progress.until) == (state, None)
