"""DG-IPT therapist: portfolios worked by hand. Whatever is not named is met."""

from collections.abc import Callable

import pytest

from tests.domain.logbook import Book
from tests.domain.shipped_pathways import line, stands, unmet

SLUG = "dg-ipt-therapist-2018"
SAID_ONLY = {"renewal": "confirm"}  # preferred: shown, never in the way
THIRDS = (3, 6, 9, 12, 15)


def papers() -> Book:
    b = Book()
    b.has("profession", title="Psychologist")
    b.has("depression-practice", "2024-01-01", "2024-12-30")  # 365 days of a leap year
    b.member("dg-ipt")
    b.manual()
    b.course(units=24, practice_units=10)  # 41.7 % practice
    return b


def patient(
    b: Book, code: str, *, sessions: int = 15, setting: str = "outpatient", diagnosis: str = "major-depression"
) -> Book:
    # Of 15 sessions 1-3 are early, 4-12 middle, 13-15 late: supervised are one early, three middle, one late.
    b.case(code, "ute", sessions=sessions, supervised=THIRDS, setting=setting, diagnosis=diagnosis)
    return b


def supervised(b: Book, group: int, alone: int, *codes: str) -> Book:
    for _ in range(group):
        b.supervision("ute", *codes, units=1, format="group", size=6)
    for _ in range(alone):
        b.supervision("ute", *codes, units=1)
    return b


def complete() -> Book:
    # 8 units in groups and 2 alone, an out- and an inpatient, a middle session on video rated adherent by Max.
    b = patient(patient(papers(), "a"), "b", setting="inpatient")
    b.rating("a", "max", role="independent", adherent=True)
    return supervised(b, 8, 2, "a", "b")


def nine_in_groups() -> Book:
    # Of 9 units in groups 8 are credited, and 1 alone: 9 of 10, and 1 of 2 alone. More in groups is no breach.
    b = patient(patient(papers(), "a"), "b")
    b.rating("a", "max", role="independent", adherent=True)
    return supervised(b, 9, 1, "a", "b")


def fourteen_sessions() -> Book:
    # b had 14 sessions, of which 3, 6, 9 and 12 were supervised: 13 and 14 are two in a row, so the spacing holds. Of
    # 14 sessions 12 to 14 are late, so that only 6 and 9 are supervised in the middle: the suggestion is missed.
    b = patient(patient(papers(), "a"), "b", sessions=14)
    b.rating("a", "max", role="independent", adherent=True)
    return supervised(b, 8, 2, "a", "b")


def judged_by_the_own_supervisor() -> Book:
    # Ute supervises both cases and is nobody's independent rater, whatever the entry says. Two inpatients are neither
    # two outpatients nor one of each.
    b = patient(patient(papers(), "a", setting="inpatient"), "b", setting="inpatient")
    b.rating("a", "ute", role="independent", adherent=True)
    return supervised(b, 8, 2, "a", "b")


def hours_instead_of_units() -> Book:
    # The course and the supervision were entered in hours: nothing turns them into units, so it cannot be told.
    b = patient(patient(Book(), "a"), "b")
    b.has("profession", title="Physician")
    b.has("depression-practice", "2024-01-01")
    b.member("dg-ipt")
    b.manual()
    b.course(minutes=24 * 45)
    b.rating("b", "max", role="independent", adherent=True)
    b.supervision("ute", "a", "b", minutes=450)
    return b


def spread_over_three() -> Book:
    # 10 units over three patients, of which no two have more than 8 together: 3 (a) + 3 (b), 3 (a) + 4 (c) or
    # 3 (b) + 4 (c). Two of them alone were with c, so c is put forward, with a or b: 7 units of 10. The video was a's,
    # so it is a and c. The fourth patient is bipolar, and does not stand in the way.
    b = patient(patient(patient(papers(), "a"), "b"), "c")
    patient(b, "d", diagnosis="bipolar")
    b.rating("a", "max", role="independent", adherent=True)
    supervised(supervised(b, 3, 0, "a"), 3, 0, "b")
    return supervised(b, 2, 2, "c")


def practice_beyond_half_and_a_lapse() -> Book:
    # 12 of theory and 20 of practice: 12 of practice are credited, 24 in all. The membership ended yesterday.
    b = patient(patient(Book(), "a"), "b")
    b.has("profession", title="psychologist")
    b.has("depression-practice", "2024-01-01")
    b.member("dg-ipt", "2020-01-01", "2026-10-31")
    b.manual()
    b.course(units=32, practice_units=20)
    b.rating("a", "max", role="independent", adherent=True)
    return supervised(b, 8, 2, "a", "b")


@pytest.mark.parametrize(
    ("book", "whole", "states"),
    [
        (complete, "met", {}),
        (nine_in_groups, "not-yet", {"supervision": "not-yet", "individual": "not-yet"}),
        (fourteen_sessions, "not-yet", {"sessions": "not-yet", "spread": "not-yet"}),
        (judged_by_the_own_supervisor, "not-yet", {"settings": "not-yet", "independent-rating": "not-yet"}),
        (
            hours_instead_of_units,
            "insufficient",
            {"teaching": "insufficient", "supervision": "insufficient", "individual": "insufficient"},
        ),
        (spread_over_three, "not-yet", {"supervision": "not-yet"}),
        (practice_beyond_half_and_a_lapse, "not-yet", {"membership": "not-yet"}),
    ],
)
def test_where_it_stands(book: Callable[[], Book], whole: str, states: dict[str, str]) -> None:
    found = stands(SLUG, book())
    assert unmet(found) == SAID_ONLY | states
    assert found.state == whole


def test_the_two_who_serve_best_together_are_put_forward() -> None:
    found = stands(SLUG, spread_over_three())
    assert found.cases == ("a", "c")
    assert line(found, "supervision").progress.have == 7


def test_credit_beyond_the_cap_is_named() -> None:
    progress = line(stands(SLUG, nine_in_groups()), "supervision").progress
    assert progress.have == 9
    assert [a.reason.code for a in progress.set_aside] == ["over-cap"]
