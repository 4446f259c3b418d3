"""The demo's people are tied together once."""

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Invitation, Leave, Message, Pace, Supervision
from trainer.services.demo import PROGRAMME
from trainer.services.demo_people import PAIRS, load_bonds


def counts(db: Session) -> list[int]:
    tables = (Supervision, Leave, Pace, Message, Invitation)
    return [db.scalar(sa.select(sa.func.count()).select_from(table)) or 0 for table in tables]


def test_the_demo_has_no_empty_page_for_people(demo_db: Session) -> None:
    now = datetime.now(UTC)
    assert counts(demo_db) == [len(PAIRS), 2, 1, 2, 1]
    assert all(at < now for at in demo_db.scalars(sa.select(Message.written_at)))
    assert not load_bonds(demo_db, programme=PROGRAMME, now=now)
    assert counts(demo_db) == [len(PAIRS), 2, 1, 2, 1]
