"""The share of sessions supervised, or recorded."""

import pytest

from tests.domain.logbook import Book, ask, said

ROW = {"operator": "at-least", "value": 75, "unit": "percent", "cases": 1, "that_were": "supervised"}


@pytest.mark.parametrize(
    ("sessions", "supervised", "state"), [(16, 12, "met"), (16, 11, "not-yet"), (15, 12, "met"), (15, 11, "not-yet")]
)
def test_three_quarters_are_not_rounded_to(sessions: int, supervised: int, state: str) -> None:
    b = Book()
    b.case("one", sessions=sessions, supervised=range(1, supervised + 1))
    assert ask("share", b, **ROW).state == state


def test_of_each_case_or_of_both_together_is_a_reading() -> None:
    b = Book()
    b.case("one", sessions=16, supervised=range(1, 17))
    b.case("two", sessions=16, supervised=range(1, 10))  # 25 of 32 together
    assert said(ask("share", b, **{**ROW, "cases": 2})) == ("not-yet", 1)
    assert said(ask("share", b, **{**ROW, "cases": 2}, pool="pooled")) == ("met", 2)


def test_a_session_that_was_not_entered_was_held_all_the_same() -> None:
    b = Book()
    b.case("one", sessions=16, supervised=range(1, 12))
    b.entries = [e for e in b.entries if e.ref not in ("one/13", "one/14", "one/15")]
    assert ask("share", b, **ROW).state == "not-yet"


def test_every_session_recorded() -> None:
    b = Book()
    b.case("one", recorded=range(1, 12))
    row = {**ROW, "value": 100, "that_were": "recorded"}
    assert ask("share", b, **row).state == "not-yet"
    b.case("two")
    assert ask("share", b, **row).state == "met"
