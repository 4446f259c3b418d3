"""A body's own teaching units, with a share of practice that limits the credit."""

import pytest

from tests.domain.logbook import Book, ask, said, why

UNITS = {"operator": "at-least", "value": 24, "unit": "units", "kinds": ("introductory", "advanced")}
SHARE = {"practice_at_least": 40, "practice_at_most": 50}


@pytest.mark.parametrize(
    ("theory", "practice", "state", "credited"),
    [
        (12, 12, "met", 24),
        (14, 10, "met", 24),
        (15, 9, "not-yet", 22),  # 9 of practice carry 13 of theory
        (11, 13, "not-yet", 22),  # 11 of theory carry 11 of practice
        (12, 20, "met", 24),  # more practice than half adds nothing, and breaks nothing
        (30, 10, "met", 25),
        (24, 0, "not-yet", 0),
    ],
)
def test_the_share_of_practice_limits_the_credit(theory: int, practice: int, state: str, credited: int) -> None:
    b = Book()
    b.course(units=theory + practice, practice_units=practice)
    assert said(ask("teaching-units", b, **UNITS, **SHARE)) == (state, credited)


def test_units_add_up_over_courses_and_what_is_over_is_named() -> None:
    b = Book()
    b.course(units=12, practice_units=6)
    second = b.course(kind="advanced", units=18, practice_units=12)
    progress = ask("teaching-units", b, **UNITS, **SHARE)
    assert said(progress) == ("met", 24)
    assert why(progress) == {second: "over-share"}


def test_hours_are_never_turned_into_units() -> None:
    b = Book()
    ref = b.course(minutes=24 * 60)
    progress = ask("teaching-units", b, **UNITS)
    assert (progress.state, why(progress)) == ("insufficient", {ref: "no-amount"})
