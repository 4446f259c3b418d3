"""IPTS, Level B: portfolios worked by hand. Whatever is not named is met."""

from collections.abc import Callable, Collection
from dataclasses import replace

import pytest

from tests.domain.logbook import Book, day
from tests.domain.shipped_pathways import line, stands, unmet
from trainer.domain.log_entries import Ruling

SLUG = "ipts-b-current"
SAID_ONLY = {"renewal": "confirm"}  # preferred: shown, never in the way
CUT_OFF = {"cut-off": "confirm"}  # whether the rating has to reach a score could not be confirmed: required


def papers(own_minutes: int = 240) -> Book:
    b = Book()
    b.certificate("ipts", "a", "2024-05-01")
    b.has("therapy-education")
    b.supervision("siv", "a", "b", format="group", size=3, minutes=720, own_case_minutes=own_minutes)
    return b


def case(b: Book, code: str, supervised: Collection[int] = range(1, 13), *, area: str = "grief") -> Book:
    """16 sessions, all recorded, one rated by Siv on the ARRS, with a case report."""
    b.case(code, "siv", sessions=16, supervised=supervised, area=area)
    b.rating(code, "siv", "4", instrument="ARRS")
    b.part(code, "case-report")
    return b


def letter(b: Book, *, verified: bool = True, met: bool = True) -> Book:
    ruling = Ruling("ipts", "b", "cut-off", day("2026-09-01"), met, "There is no cut-off for the rating.")
    b.add(ruling, "letter", verified=verified)
    return b


def complete() -> Book:
    # 12 of 16 sessions are exactly 75 %, 240 minutes exactly 4 hours. What nobody could confirm keeps it from ready.
    return case(case(papers(), "a"), "b", area="role-dispute")


def confirmed_by_letter() -> Book:
    # The same, and the society wrote that there is no cut-off: for this trainee the line is met.
    return letter(complete())


def letter_not_verified() -> Book:
    # The letter is there, but nobody has looked at it.
    return letter(complete(), verified=False)


def letter_that_refuses() -> Book:
    # An older letter said yes, a newer one no: the newer one holds.
    b = letter(complete())
    b.add(Ruling("ipts", "b", "cut-off", day("2026-10-01"), False, "A mean of 4 is asked for."))
    return b


def eleven_of_sixteen() -> Book:
    # 11 of 16 are 68.75 %: a's share is too low, though both together have 27 of 32.
    return letter(case(case(papers(), "a", range(1, 12)), "b", range(1, 17), area="role-dispute"))


def ten_minutes_short() -> Book:
    # 230 minutes on the own cases, of 720 in the group. Both cases have the same focus: only preferred otherwise.
    return letter(case(case(papers(own_minutes=230), "a"), "b"))


def a_weaker_third() -> Book:
    # c was not supervised enough and has no report; a and b are put forward, and c is never in the way.
    b = case(case(papers(), "a"), "b", area="role-dispute")
    b.case("c", "siv", sessions=16, supervised=(1,))
    return letter(b)


def only_the_supervised_sessions_verified() -> Book:
    # Of b's 16 sessions 8 were supervised. Leaving the others unverified does not make 8 of 8: by all that was
    # entered it is 50 %. Whether those others were recorded nobody has verified, and the session that was rated (6) is
    # among them: both wait.
    b = letter(case(case(papers(), "a"), "b", range(9, 17), area="role-dispute"))
    hidden = {f"b/{n}" for n in range(1, 9)}
    b.entries = [replace(e, verified=None) if e.ref in hidden else e for e in b.entries]
    return b


@pytest.mark.parametrize(
    ("book", "whole", "states"),
    [
        (complete, "confirm", CUT_OFF),
        (confirmed_by_letter, "met", {}),
        (letter_not_verified, "awaiting", {"cut-off": "awaiting"}),
        (letter_that_refuses, "not-yet", {"cut-off": "not-yet"}),
        (eleven_of_sixteen, "not-yet", {"supervised": "not-yet"}),
        (ten_minutes_short, "not-yet", {"own-case": "not-yet", "areas": "not-yet"}),
        (a_weaker_third, "met", {}),
        (
            only_the_supervised_sessions_verified,
            "not-yet",
            {"supervised": "not-yet", "recorded": "awaiting", "rated": "awaiting"},
        ),
    ],
)
def test_where_it_stands(book: Callable[[], Book], whole: str, states: dict[str, str]) -> None:
    found = stands(SLUG, book())
    assert unmet(found) == SAID_ONLY | states
    assert found.state == whole


def test_the_letter_is_among_the_evidence() -> None:
    assert line(stands(SLUG, confirmed_by_letter()), "cut-off").progress.used == ("letter",)


def test_what_waits_is_named() -> None:
    (step,) = line(stands(SLUG, letter_not_verified()), "cut-off").progress.next
    assert (step.code, step.about) == ("verify", {"refs": ("letter",)})
