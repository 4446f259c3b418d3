"""The audit row lives and dies with the change it tells of."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import AuditEvent
from trainer.services.auditing import record


def told(db: Session) -> list[tuple[str, str, str, dict[str, object]]]:
    events = db.scalars(sa.select(AuditEvent))
    return [(event.action, event.object_kind, event.object_id, event.detail) for event in events]


def test_a_row_says_what_happened_to_what(db: Session, now: datetime) -> None:
    record(db, at=now, action="case.read", object_kind="case", object_id=7, detail={"session": 2})
    db.commit()
    assert told(db) == [("case.read", "case", "7", {"session": 2})]


def test_a_change_that_is_undone_leaves_no_row(db: Session, now: datetime) -> None:
    record(db, at=now, action="case.read", object_kind="case", object_id=7)
    db.rollback()
    assert told(db) == []
