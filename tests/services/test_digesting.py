"""One message a day with what has gathered; on both databases."""

from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.people import NOW, account
from trainer.db.models import Notice, NoticeChoice, Outbox, Programme
from trainer.services.digesting import digest
from trainer.services.notifying import Telling, notify_each

DAY = timedelta(days=1)
SITE = "https://ipt.example.org"


@pytest.fixture
def db(published_db: Session) -> Session:
    """With the people of `tests.people`."""
    return published_db


@pytest.fixture
def house(db: Session) -> Programme:
    db.add(NoticeChoice(account_id=account(db, "trainee").id, kind="due", mailing="digest"))
    db.commit()
    return db.scalars(sa.select(Programme).where(Programme.slug == "north")).one()


def tell(db: Session, house: Programme, subject: str, now: datetime = NOW, **fields: Any) -> None:
    person = account(db, "trainee").id
    telling = Telling(person, house.id, "due", subject, f"{subject} it is.", "/p/north/to-do", **fields)
    notify_each(db, [telling], now=now)
    db.commit()


def mails(db: Session) -> list[Outbox]:
    return list(db.scalars(sa.select(Outbox).order_by(Outbox.id)))


def test_what_has_gathered_comes_in_one_message(db: Session, house: Programme) -> None:
    tell(db, house, "First")
    tell(db, house, "Second")
    digest(db, site_url=SITE, now=NOW)
    digest(db, site_url=SITE, now=NOW + timedelta(hours=1))
    (mail,) = mails(db)
    assert (mail.address, mail.subject) == ("trainee@example.org", "The North: what has happened")
    assert mail.text == (
        "Since your last message from here:\n\nFirst\nFirst it is.\nhttps://ipt.example.org/p/north/to-do\n\n"
        "Second\nSecond it is.\nhttps://ipt.example.org/p/north/to-do"
    )


def test_there_is_one_a_day_in_the_persons_own_morning(db: Session, house: Programme) -> None:
    account(db, "trainee").time_zone = "America/New_York"
    tell(db, house, "First")
    digest(db, site_url=SITE, now=NOW)  # ten in the morning there
    tell(db, house, "Second")
    for hours in (1, 5, 20):  # the last is six o'clock the next morning
        digest(db, site_url=SITE, now=NOW + timedelta(hours=hours))
    assert len(mails(db)) == 1
    digest(db, site_url=SITE, now=NOW + timedelta(hours=21))
    assert ["Second" in mail.text for mail in mails(db)] == [False, True]


def test_what_was_read_on_the_site_is_left_out(db: Session, house: Programme) -> None:
    tell(db, house, "First")
    db.execute(sa.update(Notice).values(read_at=NOW))
    db.commit()
    digest(db, site_url=SITE, now=NOW)
    assert mails(db) == []
    assert db.scalars(sa.select(Notice.digested_at)).all() == [NOW]


def test_whoever_has_left_gets_none(db: Session, house: Programme) -> None:
    tell(db, house, "First")
    account(db, "trainee").active = False
    db.commit()
    digest(db, site_url=SITE, now=NOW)
    assert mails(db) == []
