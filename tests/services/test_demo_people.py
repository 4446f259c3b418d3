"""The demo's people are tied together once."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Invitation, Leave, Message, Notice, Pace, Supervision
from trainer.services.demo import PROGRAMME, load_demo
from trainer.services.demo_people import load_bonds


def counts(db: Session) -> list[int]:
    tables = (Supervision, Leave, Pace, Message, Invitation)
    return [db.scalar(sa.select(sa.func.count()).select_from(table)) or 0 for table in tables]


def test_the_demo_has_no_empty_page_for_people(db: Session, now: datetime) -> None:
    load_demo(db, now=now)
    assert counts(db) == [2, 2, 1, 2, 1]
    assert all(at < now for at in db.scalars(sa.select(Message.written_at)))
    assert db.scalar(sa.select(sa.func.count()).select_from(Notice)) == 8
    assert not load_bonds(db, programme=PROGRAMME, now=now)
    assert counts(db) == [2, 2, 1, 2, 1]
