"""Leaving before the end: told, with the record intact, and with a way back."""

from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.house import BEGAN, TODAY, House
from trainer.db.models import Supervision
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.permits import is_active
from trainer.services.supervising import supervise
from trainer.services.withdrawing import bring_back, withdraw


def test_access_ends_after_the_last_day_and_the_person_is_told(db: Session, now: datetime) -> None:
    house = House(db)
    ana, ruth = house.add("trainee", "Ana"), house.add("supervisor", "Ruth")
    supervise(
        db, member=house.director, trainee_id=ana.id, supervisor_id=ruth.id, from_on=BEGAN, instead=False, now=now
    )
    withdraw(db, member=house.director, membership_id=ana.id, last_on=TODAY, why=" moved away ", now=now)
    assert (ana.until_on, ana.withdrawn_at, ana.withdrawal) == (TODAY, now, "moved away")
    assert is_active(ana, TODAY)
    assert not is_active(ana, TODAY + timedelta(days=1))
    assert db.scalars(sa.select(Supervision.until_on)).all() == [TODAY]
    mail = house.mails()[-1]
    assert (mail.address, mail.subject, mail.link) == (
        "ana@example.org",
        "Your membership of The North ends",
        "/account/record",
    )
    assert "ends after Friday 20 November 2026" in mail.text
    assert "moved away" not in mail.text
    with pytest.raises(WrongState, match="ended already"):
        withdraw(db, member=house.director, membership_id=ana.id, last_on=TODAY, why="", now=now)
    db.rollback()
    bring_back(db, member=house.director, membership_id=ana.id, now=now)
    assert (ana.until_on, ana.withdrawn_at, ana.withdrawal) == (None, None, None)
    with pytest.raises(WrongState, match="not been withdrawn"):
        bring_back(db, member=house.director, membership_id=ana.id, now=now)
    assert house.actions()[1:] == ["membership.withdrawn", "membership.brought_back"]


def test_a_supervisor_with_trainees_gives_them_over_first(db: Session, now: datetime) -> None:
    house = House(db)
    ana, ruth = house.add("trainee", "Ana"), house.add("supervisor", "Ruth")
    supervise(
        db, member=house.director, trainee_id=ana.id, supervisor_id=ruth.id, from_on=BEGAN, instead=False, now=now
    )
    with pytest.raises(WrongState, match="Give them to somebody else first"):
        withdraw(db, member=house.director, membership_id=ruth.id, last_on=TODAY, why="", now=now)


def test_who_cannot_be_withdrawn(db: Session, now: datetime) -> None:
    house = House(db)
    ana = house.add("trainee", "Ana")
    with pytest.raises(WrongState, match="another director"):
        withdraw(db, member=house.director, membership_id=house.director.id, last_on=TODAY, why="", now=now)
    db.rollback()
    with pytest.raises(WrongState, match="before the first"):
        withdraw(db, member=house.director, membership_id=ana.id, last_on=BEGAN - timedelta(days=1), why="", now=now)
    db.rollback()
    with pytest.raises(NotFound):
        withdraw(db, member=ana, membership_id=ana.id, last_on=TODAY, why="", now=now)
