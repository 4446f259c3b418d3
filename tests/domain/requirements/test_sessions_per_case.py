"""Sessions in each case."""

import pytest

from tests.domain.logbook import Book, ask, day, said, why

ROW = {"operator": "at-least", "value": 15, "unit": "sessions", "cases": 2}


@pytest.mark.parametrize(("second", "state", "have"), [(15, "met", 2), (14, "not-yet", 1)])
def test_each_case_has_its_own(second: int, state: str, have: int) -> None:
    b = Book()
    b.case("one", sessions=16)
    b.case("two", sessions=second)
    assert said(ask("sessions-per-case", b, **ROW)) == (state, have)


def test_a_session_that_was_entered_twice_was_held_once() -> None:
    b = Book()
    b.case("one", sessions=14)
    b.session("one", 14, day("2026-01-01"))
    assert why(ask("sessions-per-case", b, **{**ROW, "cases": 1})) == {"one": "too-few-sessions"}


def test_only_those_that_were_supervised() -> None:
    b = Book()
    b.case("one", sessions=16, supervised=range(1, 13))
    row = {**ROW, "cases": 1, "value": 12}
    assert ask("sessions-per-case", b, **row, that_were="supervised").state == "met"
    assert ask("sessions-per-case", b, **{**row, "value": 13}, that_were="supervised").state == "not-yet"
