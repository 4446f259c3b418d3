"""An invitation is accepted once, in time, by a new account or by one that is signed in."""

from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.house import TODAY, House
from trainer.db.models import Account, Membership, Pace, Supervision
from trainer.domain.errors import Conflict, WrongState
from trainer.services.inviting import invite, send_again, take_back
from trainer.services.joining import accept_as, accept_new, look

HASH = "$argon2id$not-really"


def invited(house: House, now: datetime, **cells: str) -> str:
    """The token that is on its way to Ana."""
    given = {"name": "Ana", "email": "ana@example.org"} | cells
    assert invite(house.session, member=house.director, cells=given, now=now) == []
    return link(house)


def link(house: House) -> str:
    return (house.mails()[-1].link or "").rpartition("/")[2]


def accept(db: Session, token: str, now: datetime) -> Account:
    return accept_new(db, token=token, name=" Ana Lima ", time_zone="Asia/Tokyo", password_hash=HASH, now=now)


def test_a_new_account_joins_with_all_that_was_said(db: Session, now: datetime) -> None:
    house = House(db)
    ruth = house.add("supervisor", "Ruth")
    token = invited(house, now, cohort="first", capabilities="committee", pace="60", supervisor="ruth@example.org")
    found = look(db, token=token, now=now)
    assert (found.state, found.has_account) == ("ready", False)
    account = accept(db, token, now)
    assert (account.email, account.name, account.time_zone, account.password) == (
        "ana@example.org",
        "Ana Lima",
        "Asia/Tokyo",
        HASH,
    )
    (row,) = db.scalars(sa.select(Membership).where(Membership.account_id == account.id))
    assert (row.role, row.cohort_id, row.capabilities, row.from_on) == (
        "trainee",
        house.cohort.id,
        ["committee"],
        TODAY,
    )
    assert db.get_one(Pace, (row.id, TODAY)).percent == 60
    (relation,) = db.scalars(sa.select(Supervision))
    assert (relation.trainee_id, relation.supervisor_id, relation.from_on) == (row.id, ruth.id, TODAY)
    assert house.notices() == [("Ruth", "You supervise Ana Lima from Friday 20 November 2026.")]
    assert house.actions()[1:] == ["account.added", "invitation.accepted"]


def test_it_is_used_once(db: Session, now: datetime) -> None:
    house = House(db)
    token = invited(house, now)
    accept(db, token, now)
    assert look(db, token=token, now=now).state == "used"
    with pytest.raises(WrongState, match="any more"):
        accept(db, token, now)
    db.rollback()
    with pytest.raises(WrongState, match="any more"):
        accept_as(db, account_id=house.director.account_id, token=token, now=now)


def test_it_ends_in_time(db: Session, now: datetime) -> None:
    token = invited(House(db), now)
    last = now + timedelta(days=14)
    assert look(db, token=token, now=last - timedelta(seconds=1)).state == "ready"
    assert look(db, token=token, now=last).state == "late"
    with pytest.raises(WrongState):
        accept(db, token, last)


def test_links_that_lead_nowhere(db: Session, now: datetime) -> None:
    house = House(db)
    old = invited(house, now)
    row = look(db, token=old, now=now).invitation
    assert row is not None
    send_again(db, member=house.director, invitation_id=row.id, now=now)
    new = link(house)
    assert [look(db, token=t, now=now).state for t in (old, new, "", "x" * 999)] == [
        "unknown",
        "ready",
        "unknown",
        "unknown",
    ]
    take_back(db, member=house.director, invitation_id=row.id, now=now)
    assert look(db, token=new, now=now).state == "withdrawn"
    with pytest.raises(WrongState):
        accept(db, new, now)


def test_who_has_an_account_joins_with_it(db: Session, now: datetime) -> None:
    north, south = House(db), House(db, "south")
    ana = south.add("trainee", "Ana")
    token = invited(north, now)
    assert look(db, token=token, now=now).has_account
    with pytest.raises(Conflict, match="Sign in with it"):
        accept(db, token, now)
    db.rollback()
    row = accept_as(db, account_id=ana.account_id, token=token, now=now)
    assert (row.account_id, row.programme_id, row.role) == (ana.account_id, north.programme.id, "trainee")
    assert look(db, token=token, now=now).state == "used"


def test_nobody_joins_twice_in_one_role(db: Session, now: datetime) -> None:
    house = House(db)
    token = invited(house, now)
    bo = house.add("trainee", "Bo")
    with pytest.raises(Conflict, match="already"):
        accept_as(db, account_id=bo.account_id, token=token, now=now)
    db.rollback()
    assert look(db, token=token, now=now).state == "ready"


def test_a_supervisor_who_has_left_since_is_left_out(db: Session, now: datetime) -> None:
    house = House(db)
    ruth = house.add("supervisor", "Ruth")
    token = invited(house, now, supervisor="ruth@example.org")
    ruth.until_on = TODAY - timedelta(days=1)
    db.commit()
    accept(db, token, now)
    assert db.scalars(sa.select(Supervision)).all() == []
