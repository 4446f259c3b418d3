"""The demo can be loaded any number of times."""

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Account, Assignment, AuditEvent, Membership
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


def test_with_content_too(demo_db: Session) -> None:
    before = counts(demo_db)
    assert load_demo(demo_db, now=datetime.now(UTC)) == 0
    assert counts(demo_db) == before


def test_there_is_something_to_read_to_practise_and_to_be_assessed_on(demo_db: Session) -> None:
    ahead = sa.select(Assignment).where(Assignment.due_at > datetime.now(UTC)).order_by(Assignment.due_at)
    assert [(a.piece, a.mode) for a in demo_db.scalars(ahead)] == [
        ("module", "practice"),
        ("module", "practice"),
        ("case", "practice"),
        ("case", "assessed"),
    ]
