"""Years from a day, spells that join, until when something holds."""

import pytest

from tests.domain.logbook import day
from trainer.domain.evidence.days import covering, days_in, latest, merged, soonest, years_after


@pytest.mark.parametrize(
    ("on", "years", "then"),
    [("2023-11-01", 3, "2026-11-01"), ("2024-02-29", 1, "2025-02-28"), ("2024-02-29", 4, "2028-02-29")],
)
def test_years_after(on: str, years: int, then: str) -> None:
    assert years_after(day(on), years) == day(then)


def test_spells_that_follow_on_the_next_day_are_one() -> None:
    spells = [
        (day("2026-01-01"), day("2026-12-31")),
        (day("2025-01-01"), day("2025-12-31")),
        (day("2025-06-01"), day("2025-07-01")),
        (day("2027-01-02"), None),
    ]
    assert merged(spells) == [(day("2025-01-01"), day("2026-12-31")), (day("2027-01-02"), None)]
    assert covering(spells, day("2027-01-01")) is None
    assert covering(spells, day("2026-06-01")) == (day("2025-01-01"), day("2026-12-31"))


def test_both_ends_count_and_nothing_ahead_does() -> None:
    spell = (day("2026-10-01"), day("2026-10-31"))
    assert days_in(spell, day("2026-11-01")) == 31
    assert days_in(spell, day("2026-10-02")) == 2
    assert days_in(spell, day("2026-09-01")) == 0


def test_what_never_ends_ends_last_and_never_first() -> None:
    ends = [day("2027-01-01"), None, day("2026-12-01")]
    assert soonest(ends) == day("2026-12-01")
    assert latest(ends) is None
    assert latest([day("2027-01-01"), day("2026-12-01")]) == day("2027-01-01")
    assert soonest([]) is latest([]) is None
