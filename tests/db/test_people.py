"""Looking for people: every filter, every order, page after page, on both databases."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from tests.house import TODAY, House, Statements
from trainer.db.models import Leave, Pace
from trainer.db.queries import people
from trainer.db.queries.people import SIZE, Search

EVE, WEEK = TODAY - timedelta(days=1), timedelta(days=7)


def names(house: House, **search: object) -> list[str]:
    found, _ = people.page(house.session, house.programme.id, Search(**search), TODAY)  # type: ignore[arg-type]
    assert len(found) == people.count(house.session, house.programme.id, Search(**search), TODAY, 50)  # type: ignore[arg-type]
    return [person.membership.account.name for person in found]


@pytest.fixture
def house(db: Session, now: datetime) -> House:
    house = House(db)
    house.add("trainee", "ana", cohort_id=house.cohort.id)
    away = house.add("trainee", "Bo")
    house.add("trainee", "Cy", from_on=TODAY + WEEK)
    house.add("supervisor", "Eva")
    house.add("trainee", "Gus", until_on=EVE)
    house.add("trainee", "Hal", until_on=EVE, withdrawn_at=now)
    house.add("trainee", "Ida", until_on=TODAY, withdrawn_at=now)
    db.add(Leave(membership_id=away.id, from_on=EVE, until_on=TODAY, reason="", noted_at=now))
    db.add(Leave(membership_id=away.id, from_on=TODAY + WEEK, until_on=None, reason="", noted_at=now))
    db.add_all(Pace(membership_id=away.id, from_on=day, percent=p) for day, p in ((EVE, 60), (TODAY + WEEK, 90)))
    House(db, "south").add("trainee", "Stranger")
    db.commit()
    return house


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ({}, ["ana", "Bo", "Cy", "Dora", "Eva", "Ida"]),
        ({"state": "all"}, ["ana", "Bo", "Cy", "Dora", "Eva", "Gus", "Hal", "Ida"]),
        ({"state": "active"}, ["ana", "Dora", "Eva", "Ida"]),
        ({"state": "on-leave"}, ["Bo"]),
        ({"state": "to-come"}, ["Cy"]),
        ({"state": "ended"}, ["Gus"]),
        ({"state": "withdrawn"}, ["Hal"]),
        ({"role": "supervisor"}, ["Eva"]),
        ({"cohort": "first"}, ["ana"]),
        ({"cohort": "none"}, ["Bo", "Cy", "Ida"]),
        ({"words": "A"}, ["ana", "Bo", "Cy", "Dora", "Eva", "Ida"]),
        ({"words": "bo@EX"}, ["Bo"]),
        ({"words": "%"}, []),
        ({"sort": "role"}, ["Dora", "Eva", "ana", "Bo", "Cy", "Ida"]),
        ({"sort": "cohort"}, ["Bo", "Cy", "Dora", "Eva", "Ida", "ana"]),
        ({"sort": "newest"}, ["Cy", "Ida", "Eva", "Bo", "ana", "Dora"]),
    ],
)
def test_filters_and_orders(house: House, search: dict[str, str], found: list[str]) -> None:
    assert names(house, **search) == found


def test_pace_and_leave_are_todays(house: House) -> None:
    found, _ = people.page(house.session, house.programme.id, Search(state="all"), TODAY)
    assert {p.membership.account.name: (p.pace, p.leave is not None) for p in found if p.pace != 100 or p.leave} == {
        "Bo": (60, True)
    }


@pytest.mark.parametrize("sort", people.SORTS)
def test_page_after_page_everybody_comes_once(db: Session, sort: str) -> None:
    house = House(db)
    for n in range(SIZE * 2 + 3):
        role, cohort = ("trainee", house.cohort.id if n % 3 else None) if n % 5 else ("expert", None)
        house.add(role, f"P {n * 7 % 10}{n}", cohort_id=cohort, from_on=TODAY - timedelta(days=n % 4))
    seen: list[int] = []
    after, more, asked = None, True, Statements(db)
    while more:
        found, more = people.page(db, house.programme.id, Search(sort=sort, after=after), TODAY)
        seen += [person.membership.id for person in found]
        after = found[-1].membership.id
    assert len(seen) == len(set(seen)) == SIZE * 2 + 4
    assert len(asked) == 5  # one for the first page, two for each that follows
    first, _ = people.page(db, house.programme.id, Search(sort=sort, after=999_999), TODAY)
    assert [person.membership.id for person in first] == seen[:SIZE]
