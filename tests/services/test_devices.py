"""Sign-ins as rows: begun, seen now and then, ended by their owner alone."""

from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.house import House
from trainer.db.models import SignIn
from trainer.db.queries import sign_ins
from trainer.domain.errors import NotFound
from trainer.services import devices


def rows(db: Session) -> list[SignIn]:
    return list(db.scalars(sa.select(SignIn).order_by(SignIn.id), execution_options={"populate_existing": True}))


def test_a_token_finds_its_account_until_it_ends(db: Session, now: datetime) -> None:
    house = House(db)
    ana = house.account("Ana")
    token = devices.begin_sign_in(db, account_id=ana.id, agent="x" * 999, now=now)
    since = now - devices.IDLE
    found = sign_ins.by_token(db, ana.fs_uniquifier, devices.hashed(token), since)
    assert found is not None
    [row] = rows(db)
    assert found == (ana, row.id, now, [], 0)
    assert row.agent == "x" * devices.LONGEST_AGENT
    assert token not in row.token_hash
    assert sign_ins.by_token(db, "another", devices.hashed(token), since) is None
    assert sign_ins.by_token(db, ana.fs_uniquifier, devices.hashed(token), now) is None
    devices.end_sign_in(db, account_id=ana.id, sign_in_id=row.id, now=now)
    assert sign_ins.by_token(db, ana.fs_uniquifier, devices.hashed(token), since) is None
    assert house.actions() == ["account.signed_out"]


def test_a_closed_account_has_no_sign_in(db: Session, now: datetime) -> None:
    ana = House(db).account("Ana")
    token = devices.begin_sign_in(db, account_id=ana.id, agent="", now=now)
    ana.active = False
    db.commit()
    assert sign_ins.by_token(db, ana.fs_uniquifier, devices.hashed(token), now - devices.IDLE) is None


def test_nobody_ends_what_is_anothers(db: Session, now: datetime) -> None:
    house = House(db)
    ana, bo = house.account("Ana"), house.account("Bo")
    devices.begin_sign_in(db, account_id=ana.id, agent="", now=now)
    with pytest.raises(NotFound):
        devices.end_sign_in(db, account_id=bo.id, sign_in_id=rows(db)[0].id, now=now)
    assert rows(db)[0].ended_at is None


def test_being_seen_is_noted_every_ten_minutes(db: Session, now: datetime) -> None:
    ana = House(db).account("Ana")
    devices.begin_sign_in(db, account_id=ana.id, agent="", now=now)
    for minutes, noted in ((9, 0), (11, 11), (20, 11), (22, 22)):
        devices.note_seen(db, sign_in_id=rows(db)[0].id, now=now + timedelta(minutes=minutes))
        assert rows(db)[0].seen_at == now + timedelta(minutes=noted)


def test_all_others_end_and_this_one_stays(db: Session, now: datetime) -> None:
    house = House(db)
    ana, bo = house.account("Ana"), house.account("Bo")
    for person in (ana, ana, ana, bo):
        devices.begin_sign_in(db, account_id=person.id, agent="", now=now)
    keep = rows(db)[1]
    assert devices.sign_out_elsewhere(db, account_id=ana.id, keep_id=keep.id, now=now) == 2
    assert [row.ended_at is None for row in rows(db)] == [False, True, False, True]
    assert devices.sign_out_elsewhere(db, account_id=ana.id, keep_id=keep.id, now=now) == 0
    assert house.actions() == ["account.signed_out"]


def test_old_rows_go_when_somebody_signs_in(db: Session, now: datetime) -> None:
    ana = House(db).account("Ana")
    devices.begin_sign_in(db, account_id=ana.id, agent="", now=now - devices.KEPT - timedelta(days=1))
    devices.begin_sign_in(db, account_id=ana.id, agent="", now=now)
    assert [row.began_at for row in rows(db)] == [now]
