"""A day of the year to apply by."""

import pytest

from tests.domain.logbook import Book, ask, day, made

ROW = {"month": 5, "day": 15}


@pytest.mark.parametrize(("today", "due"), [("2026-05-15", "2026-05-15"), ("2026-05-16", "2027-05-15")])
def test_the_next_one_is_said(today: str, due: str) -> None:
    progress = ask("deadline", Book(), day(today), **ROW)
    assert (progress.state, progress.until, progress.next[0].about) == ("met", None, {"day": day(due)})


def test_as_a_rule_being_ready_holds_until_then() -> None:
    assert ask("deadline", Book(), day("2026-05-16"), **ROW, binding="rule").until == day("2027-05-15")


@pytest.mark.parametrize(("month", "of_month"), [(2, 29), (13, 1), (4, 31)])
def test_a_day_that_not_every_year_has_is_a_fault(month: int, of_month: int) -> None:
    assert list(made("deadline", month=month, day=of_month).faults())
