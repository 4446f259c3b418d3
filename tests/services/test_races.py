"""Two decide at once: one wins, the other is told in words, and what is stored fits together."""

from datetime import datetime, timedelta
from functools import partial

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests import practice
from tests.house import BEGAN, TODAY, House
from tests.races import lost, together
from tests.work import member
from trainer.db.models import Account, Membership, Message, PanelSeen, Submission
from trainer.domain.errors import Conflict, WrongState
from trainer.services.inviting import invite
from trainer.services.joining import accept_as, accept_new
from trainer.services.messaging import keep_draft, write
from trainer.services.profiles import ask_new_address, confirm_address
from trainer.services.submitting import reveal_panel, undo_hand_in
from trainer.services.supervising import supervise
from trainer.services.withdrawing import withdraw


def test_a_reveal_and_an_undo_exclude_each_other(published_engine: sa.Engine, now: datetime) -> None:
    with Session(published_engine, expire_on_commit=False) as db:
        trainee = member(db, "trainee")
        made = practice.handed_in(db, trainee, now, reveal=False)
    soon = now + timedelta(minutes=61)
    undo = partial(undo_hand_in, member=trainee, reference=made.reference, now=soon)
    reveal = partial(reveal_panel, member=trainee, reference=made.reference, now=soon)
    told = together(published_engine, undo, reveal)
    (late,) = lost(told)
    assert isinstance(late, WrongState)
    with Session(published_engine) as db:
        row = db.get_one(Submission, made.id)
        seen = db.get(PanelSeen, (row.account_id, row.slug))
        assert (row.undone_at is None) == (row.revealed_at is not None) == (seen is not None)


def test_one_panel_is_revealed_once_by_two_pages(published_engine: sa.Engine, now: datetime) -> None:
    with Session(published_engine, expire_on_commit=False) as db:
        trainee = member(db, "trainee")
        made = [practice.handed_in(db, trainee, now, reveal=False).reference for _ in range(2)]
    later = now + timedelta(hours=2)
    works = [partial(reveal_panel, member=trainee, reference=reference, now=later) for reference in made]
    assert lost(together(published_engine, *works, works[0])) == []


def guest(house: House, now: datetime, **cells: str) -> str:
    given = {"name": "Ana", "email": "ana@example.org", "role": "trainee"} | cells
    assert invite(house.session, member=house.director, cells=given, now=now) == []
    return (house.mails()[-1].link or "").rpartition("/")[2]


@pytest.mark.parametrize("same", [True, False], ids=["one link", "two links"])
def test_an_invitation_makes_one_account(engine: sa.Engine, db: Session, now: datetime, same: bool) -> None:
    house = House(db)
    first = guest(house, now)
    links = [first, first if same else guest(house, now, role="expert")]
    works = [
        partial(accept_new, token=token, name="Ana", time_zone="UTC", password_hash="x", now=now) for token in links
    ]
    db.commit()
    (late,) = lost(together(engine, *works))
    assert isinstance(late, Conflict | WrongState)
    assert db.scalar(sa.select(sa.func.count()).where(Account.email == "ana@example.org")) == 1


@pytest.mark.parametrize("same", [True, False], ids=["one link", "two links"])
def test_an_account_joins_once(engine: sa.Engine, db: Session, now: datetime, same: bool) -> None:
    house = House(db)
    first = guest(house, now)
    links = [first, first if same else guest(house, now, email="ana@example.com")]
    ana = house.account("Bo").id
    db.commit()
    (late,) = lost(together(engine, *(partial(accept_as, account_id=ana, token=token, now=now) for token in links)))
    assert isinstance(late, Conflict | WrongState)
    assert db.scalar(sa.select(sa.func.count()).where(Membership.account_id == ana)) == 1


def test_two_directors_cannot_both_send_the_other_away(engine: sa.Engine, db: Session, now: datetime) -> None:
    house = House(db)
    dora, otto = house.director, house.add("director", "Otto")
    works = [
        partial(withdraw, member=one, membership_id=other.id, last_on=TODAY, why="", now=now)
        for one, other in ((dora, otto), (otto, dora))
    ]
    db.commit()
    (late,) = lost(together(engine, *works))
    assert isinstance(late, WrongState)
    db.expire_all()
    assert sorted(row.until_on is None for row in (dora, otto)) == [False, True]


def test_a_trainee_is_given_over_and_leaves(engine: sa.Engine, db: Session, now: datetime) -> None:
    house = House(db)
    ana, ruth = house.add("trainee", "Ana"), house.add("supervisor", "Ruth")
    told = together(
        engine,
        partial(withdraw, member=house.director, membership_id=ana.id, last_on=TODAY, why="", now=now),
        partial(
            supervise,
            member=house.director,
            trainee_id=ana.id,
            supervisor_id=ruth.id,
            from_on=TODAY,
            instead=True,
            now=now,
        ),
    )
    assert all(isinstance(fault, WrongState) for fault in lost(told)), told


def test_a_message_sent_twice_is_one_message(engine: sa.Engine, db: Session, now: datetime) -> None:
    house = House(db)
    ana, ruth = house.add("trainee", "Ana"), house.add("supervisor", "Ruth")
    supervise(db, member=house.director, trainee_id=ana.id, supervisor_id=ruth.id, from_on=BEGAN, instead=True, now=now)
    send = partial(write, member=ana, partner_id=ruth.id, text="Good day", nonce="n", now=now)
    keep = partial(keep_draft, member=ruth, partner_id=ana.id, text="Dear Ana", now=now)
    assert lost(together(engine, send, send, keep)) == []
    assert db.scalars(sa.select(Message.text)).all() == ["Good day"]


def test_an_address_has_one_account(engine: sa.Engine, db: Session, now: datetime) -> None:
    house = House(db)
    ids = [house.account(name).id for name in ("Ana", "Bo")]
    tokens = []
    for account_id in ids:
        ask_new_address(db, account_id=account_id, email="new@example.org", now=now)
        tokens.append((house.mails()[-1].link or "").rpartition("/")[2])
    works = [
        partial(confirm_address, account_id=account_id, token=token, keep_id=None, now=now)
        for account_id, token in zip(ids, tokens, strict=True)
    ]
    db.commit()
    (late,) = lost(together(engine, *works))
    assert isinstance(late, WrongState)
