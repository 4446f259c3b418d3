"""Reading notices and choosing mail; on both databases."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.people import NOW, account
from trainer.db.models import AuditEvent, Notice, NoticeChoice, Programme
from trainer.domain.errors import NotFound, WrongState
from trainer.services.notifying import Telling, notify_each
from trainer.services.receiving import choose_mailing, open_notice, read_up_to

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def db(published_db: Session) -> Session:
    """With the people of `tests.people`."""
    return published_db


@pytest.fixture
def notices(db: Session) -> list[Notice]:
    """Three notices of the trainee's."""
    north = db.scalars(sa.select(Programme.id).where(Programme.slug == "north")).one()
    mine = account(db, "trainee").id
    notify_each(db, [Telling(mine, north, "due", str(n), "", "/p/north/to-do") for n in range(3)], now=NOW)
    db.commit()
    return list(db.scalars(sa.select(Notice).order_by(Notice.id)))


def read(db: Session) -> list[bool]:
    db.expire_all()
    return [notice.read_at is not None for notice in db.scalars(sa.select(Notice).order_by(Notice.id))]


def test_opening_one_reads_it(db: Session, notices: list[Notice]) -> None:
    mine = account(db, "trainee").id
    assert open_notice(db, account_id=mine, notice_id=notices[1].id, now=NOW) == "/p/north/to-do"
    open_notice(db, account_id=mine, notice_id=notices[1].id, now=LATER)
    assert read(db) == [False, True, False]
    assert db.get_one(Notice, notices[1].id).read_at == NOW


def test_nobody_elses_can_be_opened(db: Session, notices: list[Notice]) -> None:
    with pytest.raises(NotFound):
        open_notice(db, account_id=account(db, "director").id, notice_id=notices[0].id, now=NOW)


def test_all_that_were_shown_are_read_and_no_newer_one(db: Session, notices: list[Notice]) -> None:
    shown = notices[1]
    read_up_to(db, account_id=shown.account_id, programme_id=shown.programme_id, notice_id=shown.id, now=NOW)
    assert read(db) == [True, True, False]


def test_a_choice_is_kept_changed_and_audited(db: Session, notices: list[Notice]) -> None:
    mine = account(db, "trainee").id
    choose_mailing(db, account_id=mine, chosen={"due": "digest", "message": "none"}, now=NOW)
    choose_mailing(db, account_id=mine, chosen={"due": "none"}, now=NOW)
    db.expire_all()
    kept = {choice.kind: choice.mailing for choice in db.scalars(sa.select(NoticeChoice))}
    assert kept == {"due": "none", "message": "none"}
    details = db.scalars(sa.select(AuditEvent.detail).where(AuditEvent.action == "mailing.chosen")).all()
    assert details == [{"due": "digest", "message": "none"}, {"due": "none"}]


@pytest.mark.parametrize("chosen", [{"gossip": "now"}, {"due": "by pigeon"}])
def test_what_there_is_not_cannot_be_chosen(db: Session, chosen: dict[str, str]) -> None:
    with pytest.raises(WrongState):
        choose_mailing(db, account_id=1, chosen=chosen, now=NOW)
