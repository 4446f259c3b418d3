"""Whose supervisor somebody is: by supervision, or by standing in for whoever is on leave."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from tests.house import TODAY, House
from trainer.db.models import Leave, Supervision
from trainer.domain.errors import NotFound
from trainer.services.guiding import guided, guided_person


def test_supervisors_and_stand_ins_and_nobody_else(db: Session, now: datetime) -> None:
    house = House(db)
    ana, sol, dan = house.add("trainee", "Ana"), house.add("supervisor", "Sol"), house.add("supervisor", "Dan")
    for member in (sol, dan, house.director, ana):
        with pytest.raises(NotFound):
            guided(db, member, ana.id, now)
    db.add(Supervision(programme_id=ana.programme_id, trainee_id=ana.id, supervisor_id=sol.id, from_on=TODAY))
    db.commit()
    assert guided(db, sol, ana.id, now).account.name == "Ana"
    assert guided_person(db, sol, ana.account_id, now) == ana.id
    with pytest.raises(NotFound):
        guided(db, dan, ana.id, now)
    away = Leave(membership_id=sol.id, from_on=TODAY, until_on=TODAY, cover_id=dan.id, reason="", noted_at=now)
    db.add(away)
    db.commit()
    assert guided(db, dan, ana.id, now).id == ana.id
    with pytest.raises(NotFound):
        guided(db, dan, ana.id, now + timedelta(days=1))


def test_it_ends_with_the_supervision(db: Session, now: datetime) -> None:
    house = House(db)
    ana, sol = house.add("trainee", "Ana"), house.add("supervisor", "Sol")
    db.add(
        Supervision(
            programme_id=ana.programme_id, trainee_id=ana.id, supervisor_id=sol.id, from_on=TODAY, until_on=TODAY
        )
    )
    db.commit()
    assert guided(db, sol, ana.id, now).id == ana.id
    with pytest.raises(NotFound):
        guided(db, sol, ana.id, now + timedelta(days=1))
    with pytest.raises(NotFound):
        guided(db, sol, sol.id, now)


def test_one_programme_knows_nothing_of_another(db: Session, now: datetime) -> None:
    north, south = House(db), House(db, "south")
    ana, sol = north.add("trainee", "Ana"), north.add("supervisor", "Sol")
    other = south.add("supervisor", "Sol")
    db.add(Supervision(programme_id=ana.programme_id, trainee_id=ana.id, supervisor_id=sol.id, from_on=TODAY))
    db.commit()
    with pytest.raises(NotFound):
        guided(db, other, ana.id, now)
