"""IPT Institute, Level B, community: portfolios worked by hand. Whatever is not named is met."""

from collections.abc import Callable

import pytest

from tests.domain.logbook import Book, day
from tests.domain.shipped_pathways import line, stands, unmet
from trainer.domain.log_entries import Facts, Measure

SLUG = "ipt-institute-b-community-current"
SAID_ONLY = {"english": "confirm"}  # preferred: shown, never in the way
PARTS = ("case-report", "inventory", "formulation", "summary", "self-rating")


def papers(level_a: str = "2024-01-15", hours: int = 10, *, verified: bool = True) -> Book:
    b = Book()
    b.guide("con", "ipt-institute", "consultant")
    b.guide("pal")
    b.certificate("ipt-institute", "a", level_a)
    b.has("licence", "2022-01-01")
    for _ in range(hours):
        b.supervision("con", minutes=60, verified=verified)
    b.course(kind="advanced", minutes=8 * 60)
    return b


def portfolio(b: Book, code: str, recorded: int, *scores: str, client: str = "", rater: str = "con") -> Book:
    """One portfolio: five parts, a recording of that session, a rating, both measures at 0, 4, 8 and 12."""
    b.case(code, client=client or code)
    for part in PARTS:
        b.part(code, part)
    b.part(code, "recording", recorded)
    b.rating(code, rater, *scores, role="supervisor" if rater else "self")
    b.measures(code, 0, 4, 8, 12)
    return b


def complete() -> Book:
    # Level A is less than 3 years old, 10 hours, 8 hours, sessions 1 (early) and 6 (middle) recorded, means 3.0 and 3.4.
    return portfolio(portfolio(papers(), "p1", 1, "3", "3"), "p2", 6, "3.4")


def on_the_last_day() -> Book:
    # Level A was reached 3 years ago to the day: still within, today being the last day.
    return portfolio(portfolio(papers("2023-11-01"), "p1", 1, "3"), "p2", 6, "3")


def a_day_too_late() -> Book:
    # 3 years and a day.
    return portfolio(portfolio(papers("2023-10-31"), "p1", 1, "3"), "p2", 6, "3")


def two_ninety_five() -> Book:
    # A mean of 2.95 is not 3.0, and one portfolio is left that reaches it.
    return portfolio(portfolio(papers(), "p1", 1, "3", "2.9"), "p2", 6, "3")


def two_early_recordings_and_a_gap() -> Book:
    # Sessions 1 and 2 are both early: one of the two slots stays empty. In p2 the GAD-7 of session 8 is missing.
    b = portfolio(portfolio(papers(), "p1", 1, "3"), "p2", 2, "3")

    def missed(facts: Facts) -> bool:
        return isinstance(facts, Measure) and (facts.case, facts.session, facts.instrument) == ("p2", 8, "GAD-7")

    b.entries = [e for e in b.entries if not missed(e.facts)]
    return b


def a_large_group_and_a_friend() -> Book:
    # 8 hours alone; 2 more in a group of 7, which is not small: 8 of 10 hours. p2 was rated by a friend who is no
    # consultant: one portfolio is left with a rating that counts.
    b = papers(hours=8)
    b.supervision("con", minutes=120, format="group", size=7)
    return portfolio(portfolio(b, "p1", 1, "4"), "p2", 6, "5", rater="pal")


def a_third_of_the_same_client() -> Book:
    # p1 and p3 are of one client, so p2 has to be one of the two; p3 is rated higher than p1 and its recording fits
    # with p2's early one as well. Put forward are p2 and p3; p1, which lacks a measure, never blocks.
    b = portfolio(papers(), "p1", 6, "2", client="same")
    b.case("late-start", sessions=2, opened="2026-10-01")
    return portfolio(portfolio(b, "p2", 1, "3"), "p3", 12, "4", client="same")


def waiting_for_the_consultant() -> Book:
    # Everything is there; the 10 hours of consultation have not been verified.
    return portfolio(portfolio(papers(verified=False), "p1", 1, "3"), "p2", 6, "3")


@pytest.mark.parametrize(
    ("book", "whole", "states"),
    [
        (complete, "met", {}),
        (on_the_last_day, "met", {}),
        (a_day_too_late, "not-yet", {"level-a": "not-yet"}),
        (two_ninety_five, "not-yet", {"quality": "not-yet"}),
        (two_early_recordings_and_a_gap, "not-yet", {"recordings": "not-yet", "measures": "not-yet"}),
        (a_large_group_and_a_friend, "not-yet", {"consultation": "not-yet", "quality": "not-yet"}),
        (a_third_of_the_same_client, "met", {}),
        (waiting_for_the_consultant, "awaiting", {"consultation": "awaiting"}),
    ],
)
def test_where_it_stands(book: Callable[[], Book], whole: str, states: dict[str, str]) -> None:
    found = stands(SLUG, book())
    assert unmet(found) == SAID_ONLY | states
    assert found.state == whole


def test_it_holds_until_three_years_are_over() -> None:
    assert stands(SLUG, complete()).until == day("2027-01-15")
    assert stands(SLUG, on_the_last_day()).until == day("2026-11-01")


def test_the_best_two_are_put_forward() -> None:
    assert stands(SLUG, a_third_of_the_same_client()).cases == ("p2", "p3")


def test_what_counts_of_the_group_is_said() -> None:
    consultation = line(stands(SLUG, a_large_group_and_a_friend()), "consultation").progress
    assert (consultation.have, consultation.need) == (480, 600)
    assert [a.reason.about for a in consultation.set_aside] == [{"size": 7, "most": 6}]
