"""Membership, its lapses and what revives it."""

import pytest

from tests.domain.logbook import Book, ask, day, why


def lapsed_and_renewed() -> Book:
    b = Book()
    b.member("isipt", "2024-01-01", "2024-12-31")
    b.member("isipt", "2026-06-01", "2027-05-31")
    return b


def test_a_lapse_suspends_and_renewing_revives() -> None:
    b = Book()
    ref = b.member("isipt", "2025-01-01", "2026-10-31")
    progress = ask("membership", b, body="isipt")
    assert (progress.state, why(progress), progress.next[0].code) == ("not-yet", {ref: "ended"}, "renew")
    b.member("isipt", "2026-11-01", "2027-10-31")
    progress = ask("membership", b, body="isipt")
    assert (progress.state, progress.until) == ("met", day("2027-10-31"))


def test_who_never_joined_joins() -> None:
    b = Book()
    b.member("ipts")
    assert ask("membership", b, body="isipt").next[0].code == "join"


@pytest.mark.parametrize(("reading", "state"), [("suspends", "met"), ("restarts", "met"), ("ends", "not-yet")])
def test_what_a_lapse_does_is_a_reading(reading: str, state: str) -> None:
    assert ask("membership", lapsed_and_renewed(), body="isipt", lapse=reading).state == state


@pytest.mark.parametrize(("reading", "days", "state"), [("suspends", 366 + 154, "met"), ("restarts", 154, "not-yet")])
def test_a_year_of_membership_adds_up_or_starts_again(reading: str, days: int, state: str) -> None:
    progress = ask("membership", lapsed_and_renewed(), body="isipt", value=1, lapse=reading)
    assert (progress.state, progress.have, progress.need) == (state, days, 365)
