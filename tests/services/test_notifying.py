"""Notices and the mail that goes with them, on both databases."""

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.people import NOW, account
from trainer.db.models import Notice, NoticeChoice, Outbox, Programme
from trainer.mail.message import BadAddress
from trainer.services.notifying import Telling, notify, notify_all, notify_each, queue_mail


@pytest.fixture
def db(published_db: Session) -> Session:
    """With the people of `tests.people`."""
    return published_db


@pytest.fixture
def house(db: Session) -> Programme:
    return db.scalars(sa.select(Programme).where(Programme.slug == "north")).one()


def telling(house: Programme, person: int, **fields: object) -> Telling:
    usual = {"kind": "due", "subject": "Due soon", "text": "Flour and water is due.", "link": "/p/north/to-do"}
    return Telling(account_id=person, programme_id=house.id, **(usual | fields))  # type: ignore[arg-type]


def test_a_notice_comes_with_its_mail(db: Session, house: Programme) -> None:
    trainee = account(db, "trainee")
    notify_each(db, [telling(house, trainee.id)], now=NOW)
    db.commit()
    notice, mail = db.scalars(sa.select(Notice)).one(), db.scalars(sa.select(Outbox)).one()
    assert (notice.subject, notice.mailing, notice.read_at) == ("Due soon", "now", None)
    assert (mail.address, mail.subject, mail.link) == ("trainee@example.org", "Due soon", "/p/north/to-do")
    assert (mail.account_id, mail.programme_id, mail.due_at) == (trainee.id, house.id, NOW)


def test_the_same_reason_tells_nobody_twice(db: Session, house: Programme) -> None:
    people = [account(db, key).id for key in ("trainee", "supervisor")]
    for _ in range(2):
        notify_all(db, people, telling(house, 0, key="due:1"), now=NOW)
        db.commit()
    assert db.scalar(sa.select(sa.func.count(Notice.id))) == 2
    assert db.scalar(sa.select(sa.func.count(Outbox.id))) == 2


@pytest.mark.parametrize("chosen", ["digest", "none"])
def test_who_wants_no_mail_at_once_gets_the_notice_alone(db: Session, house: Programme, chosen: str) -> None:
    trainee = account(db, "trainee")
    db.add(NoticeChoice(account_id=trainee.id, kind="due", mailing=chosen))
    notify_each(db, [telling(house, trainee.id), telling(house, trainee.id, kind="released")], now=NOW)
    db.commit()
    assert dict(db.execute(sa.select(Notice.kind, Notice.mailing)).all()) == {"due": chosen, "released": "now"}
    assert db.scalars(sa.select(Outbox.subject)).all() == ["Due soon"]


def test_times_are_told_in_the_readers_own_zone(db: Session, house: Programme) -> None:
    trainee, supervisor = account(db, "trainee"), account(db, "supervisor")
    trainee.time_zone, supervisor.time_zone = "America/New_York", "Asia/Kathmandu"
    at = datetime(2026, 12, 4, 16, 0, tzinfo=UTC)
    values = {"at": at, "what": lambda _translate, zone: f"in {zone}"}
    notify_all(db, [trainee.id, supervisor.id], telling(house, 0, text="%(at)s, %(what)s", values=values), now=NOW)
    assert db.scalars(sa.select(Notice.text).order_by(Notice.account_id)).all() == [
        "Friday 4 December 2026, 11:00 (America/New York), in America/New_York",
        "Friday 4 December 2026, 21:45 (Asia/Kathmandu), in Asia/Kathmandu",
    ]


def test_whoever_has_left_is_told_nothing(db: Session, house: Programme) -> None:
    trainee = account(db, "trainee")
    trainee.active = False
    notify_each(db, [telling(house, trainee.id)], now=NOW)
    assert db.scalars(sa.select(Notice)).all() == []


def test_nothing_is_kept_of_what_the_caller_takes_back(db: Session, house: Programme) -> None:
    notify(
        db,
        account_id=account(db, "trainee").id,
        programme_id=house.id,
        kind="message",
        subject="A message",
        text="Read it.",
        link="/p/north/home",
        now=NOW,
    )
    db.rollback()
    assert db.scalar(sa.select(sa.func.count(Outbox.id))) == 0


def test_a_thousand_people_cost_as_many_statements_as_one(db: Session, house: Programme) -> None:
    trainee = account(db, "trainee").id
    counts = []
    for many in (1, 1000):
        seen: list[str] = []
        listen = lambda *call, seen=seen: seen.append(call[2])  # noqa: E731
        sa.event.listen(db.get_bind(), "before_cursor_execute", listen)
        notify_each(db, [telling(house, trainee, subject=f"No. {n}") for n in range(many)], now=NOW)
        sa.event.remove(db.get_bind(), "before_cursor_execute", listen)
        counts.append(len(seen))
    assert counts[0] == 4
    assert counts[1] <= 12  # the thousand rows go in a few parcels


def test_an_unknown_kind_is_a_mistake_in_the_code(db: Session, house: Programme) -> None:
    with pytest.raises(ValueError, match="gossip"):
        notify_each(db, [telling(house, 1, kind="gossip")], now=NOW)


def test_what_is_no_address_is_refused_when_queued(db: Session) -> None:
    with pytest.raises(BadAddress):
        queue_mail(db, to="nobody at all", subject="Hello", text="", now=NOW)


def test_one_key_queues_one_mail(db: Session) -> None:
    for _ in range(2):
        queue_mail(db, to="ada@example.org", subject="Hello", text="Come in.", now=NOW, key="invitation:1")
        db.commit()
    assert db.scalar(sa.select(sa.func.count(Outbox.id))) == 1


def test_a_zone_that_is_gone_is_read_as_utc(db: Session, house: Programme) -> None:
    trainee = account(db, "trainee")
    trainee.time_zone = "Mars/Olympus_Mons"
    notify_each(db, [telling(house, trainee.id, text="%(at)s", values={"at": NOW})], now=NOW)
    assert db.scalars(sa.select(Notice.text)).one() == "Friday 20 November 2026, 15:00 (UTC)"
