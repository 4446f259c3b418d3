"""Sessions rated, chosen by whom, and jointly."""

from tests.domain.logbook import Book, ask, day, said, why

ROW = {
    "operator": "at-least",
    "value": 1,
    "unit": "sessions",
    "cases": 1,
    "roles": ("supervisor",),
    "instruments": ("ARRS",),
}


def test_a_session_that_two_rated_counts_once() -> None:
    b = Book()
    b.case("one")
    b.rating("one", "ann", "3", instrument="ARRS")
    b.rating("one", "bob", "3", instrument="ARRS")
    assert said(ask("rated-sessions", b, **ROW)) == ("met", 1)
    assert why(ask("rated-sessions", b, **{**ROW, "value": 2})) == {"one": "not-rated"}


def test_jointly_means_that_both_rated_it() -> None:
    b = Book()
    b.case("one")
    b.rating("one", "ann", "3", instrument="ARRS", session=5)
    b.rating("one", "", "3", instrument="ARRS", session=6, role="self")
    assert ask("rated-sessions", b, **ROW, joint=True).state == "not-yet"
    b.rating("one", "", "2", instrument="ARRS", session=5, role="self")
    assert ask("rated-sessions", b, **ROW, joint=True).state == "met"


def test_chosen_at_random() -> None:
    b = Book()
    b.case("one", sessions=0)
    b.session("one", 1, day("2026-01-01"), chosen_by="trainee")
    b.session("one", 2, day("2026-01-08"), chosen_by="random")
    b.rating("one", "ann", "3", instrument="ARRS", session=1)
    assert why(ask("rated-sessions", b, **ROW, chosen_by=("random",))) == {"one": "not-chosen-so"}
    b.rating("one", "ann", "3", instrument="ARRS", session=2)
    assert ask("rated-sessions", b, **ROW, chosen_by=("random",)).state == "met"
