"""The demo can be loaded any number of times."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Account, AuditEvent, Membership
from trainer.services.demo import PEOPLE, load_demo


def counts(db: Session) -> list[int]:
    tables = (Account, Membership, AuditEvent)
    return [db.scalar(sa.select(sa.func.count()).select_from(table)) or 0 for table in tables]


def test_loading_twice_changes_nothing(db: Session, now: datetime) -> None:
    assert load_demo(db, now=now) == len(PEOPLE)
    before = counts(db)
    assert before[:2] == [len(PEOPLE), len(PEOPLE)]
    assert load_demo(db, now=now) == 0
    assert counts(db) == before
