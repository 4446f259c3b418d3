"""Who finds a training log: its owner, the supervisors who guide them now, the directors; strangers find nothing."""

from datetime import date, datetime

import pytest
from sqlalchemy.orm import Session

from tests.house import TODAY
from tests.logs import LogHouse
from trainer.db.models import Leave
from trainer.domain.errors import NotFound
from trainer.services.logbooks import history_of, log_of, own_log


def test_the_owner_their_supervisor_and_the_directors(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    case = house.case()
    assert own_log(db, member=house.ana).entries[0].ref == case.ref
    for actor in (house.ana, house.ruth, house.director):
        whose, log = log_of(db, member=actor, membership_id=house.ana.id, now=now)
        assert (whose.account.name, [entry.ref for entry in log.entries]) == ("Ana", [case.ref])
        assert len(history_of(db, member=actor, ref=case.ref, now=now)) == 1


def test_strangers_find_nothing(db: Session, now: datetime) -> None:
    house, south = LogHouse(db), LogHouse(db, "south")
    case = house.case()
    others = (house.sam, house.add("trainee", "Bo"), house.add("expert", "Eve"), south.ana, south.ruth, south.director)
    for actor in others:
        with pytest.raises(NotFound):
            log_of(db, member=actor, membership_id=house.ana.id, now=now)
        with pytest.raises(NotFound):
            history_of(db, member=actor, ref=case.ref, now=now)
    with pytest.raises(NotFound):
        log_of(db, member=house.director, membership_id=house.ruth.id, now=now)
    with pytest.raises(NotFound):
        own_log(db, member=house.ruth)
    with pytest.raises(NotFound):
        history_of(db, member=house.director, ref="NONE-SUCH", now=now)


def test_who_stands_in_sees_it_meanwhile(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    leave = Leave(
        membership_id=house.ruth.id,
        from_on=date(2026, 11, 1),
        until_on=TODAY,
        cover_id=house.sam.id,
        reason="",
        noted_at=now,
    )
    db.add(leave)
    db.commit()
    assert log_of(db, member=house.sam, membership_id=house.ana.id, now=now)[0].id == house.ana.id
