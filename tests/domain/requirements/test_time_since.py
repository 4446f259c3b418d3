"""So many years since a level was reached."""

import pytest

from tests.domain.logbook import Book, ask, day

ROW = {"operator": "at-least", "value": 1, "unit": "years", "body": "isipt", "levels": ("therapist",)}


@pytest.mark.parametrize(("on", "state"), [("2025-11-01", "met"), ("2025-11-02", "not-yet"), ("2024-02-29", "met")])
def test_a_year_is_over_on_the_anniversary(on: str, state: str) -> None:
    b = Book()
    b.certificate("isipt", "therapist", on)
    assert ask("time-since", b, **ROW).state == state


def test_it_says_until_when_to_wait() -> None:
    b = Book()
    b.certificate("isipt", "therapist", "2026-02-01")
    (step,) = ask("time-since", b, **ROW).next
    assert (step.code, step.about) == ("wait", {"day": day("2027-02-01")})
    assert ask("time-since", Book(), **ROW).next[0].code == "hold-certificate"
