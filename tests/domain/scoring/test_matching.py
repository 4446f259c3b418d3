"""Which person a typed name means."""

from dataclasses import replace

import pytest

from tests.domain.scoring.small_case import case, setting
from trainer.domain.inventory import Person
from trainer.domain.scoring.matching import match_people
from trainer.domain.vignette import CasePerson


def matched(*typed: tuple[str, str], people: tuple[CasePerson, ...] | None = None) -> list[str | None]:
    entries = [Person(name, relation) for name, relation in typed]
    return [
        m.person_id
        for m in match_people(entries, replace(case(), people=people or case().people), setting().vocabulary)
    ]


@pytest.mark.parametrize(
    ("name", "relation", "person"),
    [
        ("Carol", "partner", "carol"),
        ("carol", "wife", "carol"),
        ("his wife", "wife", "carol"),
        ("Wife", "", "carol"),
        ("Carol Hughes", "partner", "carol"),
        ("Caz", "spouse", "carol"),
        ("Denis", "friend", "dennis"),
        ("Mum", "mum", "mum"),
        ("the patient's mother", "mother", "mum"),
        ("Bobby", "brother", "robert"),
        ("Graham's mother", "mother", "mum"),
        ("Graham’s brother", "", "robert"),
        ("Rob", "brother", "robert"),
        ("her at the desk", "colleague", "priya"),
        ("Zbigniew", "plumber", None),
        ("Carol's sister", "sibling-in-law", None),
        ("", "", None),
        ("Dennis's widow", "acquaintance", None),
    ],
)
def test_a_typed_name_finds_its_person(name: str, relation: str, person: str | None) -> None:
    assert matched((name, relation)) == [person]


def test_two_entries_never_share_a_person() -> None:
    assert matched(("Carol", "partner"), ("the wife", "wife")) == ["carol", None]


def test_a_role_alone_does_not_choose_between_two_of_that_role() -> None:
    sisters = (CasePerson("ann", "Ann", (), "sister", "living"), CasePerson("eve", "Eve", (), "sister", "living"))
    assert matched(("the sister", "sister"), people=sisters) == [None]
    assert matched(("Eve", "sister"), people=sisters) == ["eve"]


def test_a_strangers_weak_likeness_moves_nobody() -> None:
    assert matched(("Caz", "partner"), ("Karel", "uncle")) == [*matched(("Caz", "partner")), None]


def test_a_near_miss_is_doubtful() -> None:
    entries = [Person("Prya", "friend")]
    [match] = match_people(entries, case(), setting().vocabulary)
    assert match.doubtful
