"""Accounts of one's own: name, zone, and an address that is confirmed where it leads."""

from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.house import House
from trainer.db.models import Account, SignIn
from trainer.domain.errors import NotFound, WrongState
from trainer.services.devices import begin_sign_in
from trainer.services.profiles import (
    GOOD_FOR,
    ask_new_address,
    change_profile,
    confirm_address,
    drop_address,
    waiting_address,
)


def ask(house: House, account: Account, email: str, now: datetime) -> str:
    ask_new_address(house.session, account_id=account.id, email=email, now=now)
    return (house.mails()[-1].link or "").rpartition("/")[2]


def test_a_profile_changes(db: Session, now: datetime) -> None:
    house = House(db)
    ana = house.account("Ana")
    change_profile(db, account_id=ana.id, name="  Ana  Lima ", time_zone="Asia/Tokyo", locale="en", now=now)
    assert (ana.name, ana.time_zone) == ("Ana Lima", "Asia/Tokyo")
    change_profile(db, account_id=ana.id, name="Ana Lima", time_zone="Asia/Tokyo", locale="en", now=now)
    assert house.actions() == ["account.changed"]


@pytest.mark.parametrize(
    "change", [{"name": " "}, {"name": "\u200b"}, {"name": "x" * 201}, {"time_zone": "Mars"}, {"locale": "tlh"}]
)
def test_what_a_profile_cannot_be(db: Session, now: datetime, change: dict[str, Any]) -> None:
    ana = House(db).account("Ana")
    with pytest.raises(WrongState):
        change_profile(db, account_id=ana.id, now=now, **{"name": "A", "time_zone": "UTC", "locale": "en"} | change)


def test_an_address_is_confirmed_there_and_the_old_one_is_told(db: Session, now: datetime) -> None:
    house = House(db)
    ana = house.account("Ana")
    token = ask(house, ana, "New@Example.org", now)
    assert [mail.address for mail in house.mails()] == ["new@example.org"]
    assert ana.email == "ana@example.org"
    assert confirm_address(db, account_id=ana.id, token=token, keep_id=None, now=now) is ana
    assert ana.email == "new@example.org"
    told = house.mails()[-1]
    assert (told.address, told.subject) == ("ana@example.org", "The address of your account was changed")
    assert house.actions() == ["account.address_asked", "account.address_changed"]
    with pytest.raises(NotFound):
        confirm_address(db, account_id=ana.id, token=token, keep_id=None, now=now)


def test_only_the_newest_link_of_the_same_person_and_in_time(db: Session, now: datetime) -> None:
    house = House(db)
    ana, bo = house.account("Ana"), house.account("Bo")
    old = ask(house, ana, "one@example.org", now)
    later = now + timedelta(minutes=5)
    new = ask(house, ana, "two@example.org", later)
    for who, token, at in ((ana, old, later), (bo, new, later), (ana, new, later + GOOD_FOR)):
        with pytest.raises(NotFound):
            confirm_address(db, account_id=who.id, token=token, keep_id=None, now=at)
        db.rollback()
    assert waiting_address(db, ana.id, later + GOOD_FOR) is None
    drop_address(db, account_id=ana.id, now=later)
    with pytest.raises(NotFound):
        confirm_address(db, account_id=ana.id, token=new, keep_id=None, now=later)


def test_an_address_that_is_taken_looks_the_same_to_the_asker(db: Session, now: datetime) -> None:
    house = House(db)
    ana, bo = house.account("Ana"), house.account("Bo")
    db.commit()
    ask(house, ana, bo.email, now)
    waiting = waiting_address(db, ana.id, now)
    assert waiting is not None
    assert waiting.email == bo.email
    (mail,) = house.mails()
    assert (mail.address, mail.subject, mail.link) == (bo.email, "About your address", None)


def test_an_address_taken_meanwhile_changes_nothing(db: Session, now: datetime) -> None:
    house = House(db)
    ana = house.account("Ana")
    token = ask(house, ana, "new@example.org", now)
    house.account("New")
    db.commit()
    with pytest.raises(WrongState, match="another account by now"):
        confirm_address(db, account_id=ana.id, token=token, keep_id=None, now=now)
    db.rollback()
    assert ana.email == "ana@example.org"


@pytest.mark.parametrize(("email", "words"), [("ana", "not an email address"), ("ANA@example.org", "you have")])
def test_what_an_address_cannot_be(db: Session, now: datetime, email: str, words: str) -> None:
    house = House(db)
    with pytest.raises(WrongState, match=words):
        ask(house, house.account("Ana"), email, now)


def test_a_new_address_ends_what_the_old_one_opens(db: Session, now: datetime) -> None:
    house = House(db)
    ana = house.account("Ana")
    before = ana.fs_uniquifier
    for _ in range(2):
        begin_sign_in(db, account_id=ana.id, agent="", now=now)
    here, there = db.scalars(sa.select(SignIn).order_by(SignIn.id)).all()
    token = ask(house, ana, "new@example.org", now)
    confirm_address(db, account_id=ana.id, token=token, keep_id=here.id, now=now)
    assert ana.fs_uniquifier != before
    db.expire_all()
    assert (here.ended_at, there.ended_at) == (None, now)


def test_to_drop_and_ask_again_floods_nobody_either(db: Session, now: datetime) -> None:
    house = House(db)
    ana = house.account("Ana")
    ask(house, ana, "one@example.org", now)
    drop_address(db, account_id=ana.id, now=now)
    assert waiting_address(db, ana.id, now) is None
    with pytest.raises(WrongState, match="a moment ago"):
        ask(house, ana, "two@example.org", now + timedelta(seconds=119))
    db.rollback()
    assert ask(house, ana, "two@example.org", now + timedelta(minutes=2))


def test_nobodys_mailbox_is_flooded(db: Session, now: datetime) -> None:
    house = House(db)
    ana = house.account("Ana")
    ask(house, ana, "one@example.org", now)
    with pytest.raises(WrongState, match="a moment ago"):
        ask(house, ana, "two@example.org", now + timedelta(seconds=119))
