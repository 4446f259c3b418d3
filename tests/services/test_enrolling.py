"""Memberships change: capabilities, dates, cohort, pace, and the programme itself."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.house import BEGAN, TODAY, House
from trainer.db.models import AuditEvent, Membership, Pace
from trainer.domain.errors import Conflict, NotFound, WrongState
from trainer.services.enrolling import change_membership, drop_pace, move_programme, set_pace
from trainer.services.supervising import supervise


def change(house: House, row: Membership, now: datetime, **values: Any) -> Membership:
    """With what it has now, but for what is given."""
    given: dict[str, Any] = {
        "capabilities": row.capabilities,
        "from_on": row.from_on,
        "until_on": row.until_on,
        "cohort_id": row.cohort_id,
    }
    return change_membership(house.session, member=house.director, membership_id=row.id, now=now, **given | values)


def test_what_changed_is_in_the_audit_and_nothing_else(db: Session, now: datetime) -> None:
    house = House(db)
    ana = house.add("trainee", "Ana")
    change(house, ana, now, capabilities=["committee"], cohort_id=house.cohort.id, until_on=date(2027, 8, 31))
    assert (ana.capabilities, ana.cohort_id, ana.until_on) == (["committee"], house.cohort.id, date(2027, 8, 31))
    (event,) = db.scalars(sa.select(AuditEvent))
    assert (event.action, event.actor_id, event.object_id) == (
        "membership.changed",
        house.director.account_id,
        str(ana.id),
    )
    assert event.detail == {
        "capabilities": [[], ["committee"]],
        "cohort_id": [None, house.cohort.id],
        "until_on": [None, "2027-08-31"],
    }
    change(house, ana, now)
    assert house.actions() == ["membership.changed"]


@pytest.mark.parametrize(
    ("values", "error", "words"),
    [
        ({"until_on": BEGAN - timedelta(days=1)}, WrongState, "before the first"),
        ({"capabilities": ["juggling"]}, WrongState, "capabilities are"),
        ({"cohort_id": 999}, NotFound, "cohort"),
    ],
)
def test_what_cannot_be_is_refused(
    db: Session, now: datetime, values: dict[str, Any], error: type[Exception], words: str
) -> None:
    house = House(db)
    with pytest.raises(error, match=words):
        change(house, house.add("trainee", "Ana"), now, **values)


def test_only_trainees_have_a_cohort_and_of_this_programme(db: Session, now: datetime) -> None:
    north, south = House(db), House(db, "south")
    with pytest.raises(WrongState, match="Only trainees"):
        change(north, north.add("expert", "Eva"), now, cohort_id=north.cohort.id)
    with pytest.raises(NotFound):
        change(north, north.add("trainee", "Ana"), now, cohort_id=south.cohort.id)


def test_two_memberships_in_one_role_begin_on_different_days(db: Session, now: datetime) -> None:
    house = House(db)
    house.add("trainee", "Ana", until_on=BEGAN)
    later = house.add("trainee", "Ana", from_on=TODAY)
    with pytest.raises(Conflict, match="begins on that day"):
        change(house, later, now, from_on=BEGAN)


def test_a_pace_is_set_replaced_and_dropped(db: Session, now: datetime) -> None:
    house = House(db)
    ana = house.add("trainee", "Ana")

    def paces() -> list[tuple[date, int]]:
        return [(pace.from_on, pace.percent) for pace in db.scalars(sa.select(Pace))]

    for percent in (50, 80):
        set_pace(db, member=house.director, membership_id=ana.id, percent=percent, from_on=TODAY, now=now)
    assert paces() == [(TODAY, 80)]
    drop_pace(db, member=house.director, membership_id=ana.id, from_on=TODAY, now=now)
    assert paces() == []
    with pytest.raises(NotFound):
        drop_pace(db, member=house.director, membership_id=ana.id, from_on=TODAY, now=now)
    assert house.actions() == ["pace.set", "pace.set", "pace.dropped"]


@pytest.mark.parametrize(("role", "percent"), [("trainee", 9), ("trainee", 101), ("expert", 50)])
def test_a_pace_is_a_trainees_and_in_bounds(db: Session, now: datetime, role: str, percent: int) -> None:
    house = House(db)
    row = house.add(role, "Ana")
    with pytest.raises(WrongState):
        set_pace(db, member=house.director, membership_id=row.id, percent=percent, from_on=TODAY, now=now)


def test_a_move_ends_here_and_begins_there(db: Session, now: datetime) -> None:
    north, south = House(db), House(db, "south")
    ana = north.add("trainee", "Ana", capabilities=["committee"])
    ruth = north.add("supervisor", "Ruth")
    supervise(
        db, member=north.director, trainee_id=ana.id, supervisor_id=ruth.id, from_on=BEGAN, instead=False, now=now
    )
    set_pace(db, member=north.director, membership_id=ana.id, percent=60, from_on=BEGAN, now=now)
    new = move_programme(
        db,
        member=north.director,
        target=south.director,
        membership_id=ana.id,
        cohort_id=south.cohort.id,
        from_on=TODAY,
        now=now,
    )
    eve = TODAY - timedelta(days=1)
    assert (ana.until_on, new.from_on, new.role, new.capabilities) == (eve, TODAY, "trainee", ["committee"])
    assert (new.programme_id, new.cohort_id) == (south.programme.id, south.cohort.id)
    assert db.get_one(Pace, (new.id, TODAY)).percent == 60
    assert db.scalars(sa.text("SELECT until_on FROM supervision")).one() in (eve, eve.isoformat())
    assert north.actions()[-2:] == ["membership.moved", "membership.begun"]


def test_a_move_needs_a_director_of_both(db: Session, now: datetime) -> None:
    north, south = House(db), House(db, "south")
    stranger = south.add("director", "Otto")
    ana = north.add("trainee", "Ana")

    def move(target: Membership, from_on: date = TODAY) -> None:
        move_programme(
            db,
            member=north.director,
            target=target,
            membership_id=ana.id,
            cohort_id=None,
            from_on=from_on,
            now=now,
        )

    for target in (stranger, south.add("supervisor", "Dora"), north.director):
        with pytest.raises(NotFound):
            move(target)
    with pytest.raises(WrongState, match="after the first day"):
        move(south.director, BEGAN)
    south.add("trainee", "Ana")
    with pytest.raises(Conflict, match="has that role there already"):
        move(south.director)
