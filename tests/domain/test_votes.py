"""A divided panel is called by its name; a small one is known before it has to decide twice."""

from dataclasses import dataclass

import pytest

from trainer.domain.votes import Room, room, votes


@dataclass
class One:
    by_id: int
    outcome: str | None


@pytest.mark.parametrize(
    ("given", "outcome", "stands", "tied", "divided"),
    [
        ("aa", "award", "all", False, False),
        ("aa", "not-yet", "against", False, False),
        ("an", "award", "tied", True, True),
        ("an", "not-yet", "tied", True, True),
        ("aan", "award", "most", False, True),
        ("aan", "not-yet", "against", False, True),
        ("nn", "not-yet", "all", False, False),
    ],
)
def test_where_a_decision_would_stand(given: str, outcome: str, stands: str, tied: bool, divided: bool) -> None:
    views = [One(number, "award" if letter == "a" else "not-yet") for number, letter in enumerate(given)]
    found = votes(views)
    assert (found.stands(outcome), found.tied, found.divided) == (stands, tied, divided)


def test_who_was_of_which_view_and_who_gave_none() -> None:
    found = votes([One(7, "award"), One(8, "not-yet")], asked=[7, 8, 9])
    assert (found.award, found.not_yet, found.none) == ((7,), (8,), (9,))


@pytest.mark.parametrize(
    ("asked", "least", "found", "now", "later"),
    [(3, 2, Room(3, 2, 1), True, False), (4, 2, Room(4, 2, 2), True, True), (1, 2, Room(1, 2, 0), False, False)],
)
def test_how_many_are_left_for_an_appeal(asked: int, least: int, found: Room, now: bool, later: bool) -> None:
    assert room(asked, least) == found
    assert (found.now, found.later) == (now, later)
