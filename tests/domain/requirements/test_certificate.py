"""A level already held."""

from tests.domain.logbook import Book, ask, day, why

ROW = {"body": "isipt", "levels": ("therapist",)}


def test_it_must_be_of_that_body_and_level_and_in_force() -> None:
    b = Book()
    b.certificate("ipts", "therapist", "2024-01-01")
    assert ask("certificate", b, **ROW).state == "not-yet"
    old = b.certificate("isipt", "therapist", "2024-01-01", "2026-10-31")
    progress = ask("certificate", b, **ROW)
    assert (progress.state, why(progress)) == ("not-yet", {old: "ended"})
    assert ask("certificate", b, **ROW, current=False).state == "met"


def test_it_holds_until_it_ends() -> None:
    b = Book()
    b.certificate("isipt", "therapist", "2024-01-01", "2027-01-31")
    assert ask("certificate", b, **ROW).until == day("2027-01-31")
