"""What stands no more can be forgotten by a director; that it was there, and who vouched for it, stays."""

from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from tests.logs import LogHouse
from trainer.db.queries import log_entries, training_logs
from trainer.domain.errors import NotFound, WrongState
from trainer.services.erasing import erase
from trainer.services.log_keeping import withdraw
from trainer.services.vouching import decline


def test_a_name_that_slipped_in_is_forgotten(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    row = house.case(protocol="as Marta wished")
    with pytest.raises(WrongState):
        erase(db, member=house.director, entry_id=row.id, now=now)
    decline(db, member=house.ruth, ref=row.ref, seen=row.digest, reason="other", note="Take marta out.", now=now)
    withdraw(db, member=house.ana, ref=row.ref, seen=row.digest, reason="other", note="as marta wished", now=now)
    for actor in (house.ana, house.ruth, LogHouse(db, "south").director):
        with pytest.raises(NotFound):
            erase(db, member=actor, entry_id=row.id, now=now)
    states = log_entries.history(db, house.programme.id, row.ref)
    for state in states * 2:
        erase(db, member=house.director, entry_id=state.entry.id, now=now)
    db.expire_all()
    first, gone = log_entries.history(db, house.programme.id, row.ref)
    assert (first.content, first.entry.digest, gone.entry.note) == (None, row.digest, "")
    assert [(said.outcome, said.note) for said, _ in first.verifications] == [("declined", "")]
    assert house.actions().count("log.erased") == 2
    assert training_logs.of_person(db, house.ana.account_id, house.programme.id).entries == ()
