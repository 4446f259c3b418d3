"""A degree, a licence, a status."""

import pytest

from tests.domain.logbook import Book, ask, day, why

LICENCE = {"kinds": ("licence",), "current": True}


@pytest.mark.parametrize(
    ("until", "state", "reason"), [("", "met", None), ("2026-11-01", "met", None), ("2026-10-31", "not-yet", "ended")]
)
def test_a_licence_holds_on_its_last_day_and_not_after(until: str, state: str, reason: str | None) -> None:
    b = Book()
    ref = b.has("licence", until=until)
    progress = ask("prerequisite", b, **LICENCE)
    assert (progress.state, why(progress).get(ref)) == (state, reason)


def test_it_holds_until_what_follows_on_it_ends() -> None:
    b = Book()
    b.has("licence", "2024-01-01", "2026-12-31")
    assert ask("prerequisite", b, **LICENCE).until == day("2026-12-31")
    b.has("licence", "2027-01-01", "2028-12-31")
    assert ask("prerequisite", b, **LICENCE).until == day("2028-12-31")


@pytest.mark.parametrize(("expected", "state"), [("2028-11-01", "met"), ("2028-11-02", "not-yet")])
def test_what_is_expected_may_lie_so_many_years_ahead(expected: str, state: str) -> None:
    b = Book()
    b.has("licence-eligible", expected)
    assert ask("prerequisite", b, kinds=("licence-eligible",), ahead_years=2).state == state


def test_where_titles_are_named_no_other_will_do() -> None:
    b = Book()
    ref = b.has("profession", title="Nurse")
    row = {"kinds": ("profession",), "titles": ("psychologist", "physician")}
    assert why(ask("prerequisite", b, **row)) == {ref: "other-title"}
    b.has("profession", title="Psychologist")
    assert ask("prerequisite", b, **row).state == "met"
