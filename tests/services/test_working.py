"""The worker's sign of life."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from trainer.db.queries.health import last_beat
from trainer.services.working import beat


def test_the_last_beat_counts(db: Session, now: datetime) -> None:
    assert last_beat(db) is None
    beat(db, name="worker", now=now)
    beat(db, name="worker", now=now + timedelta(seconds=30))
    assert last_beat(db) == now + timedelta(seconds=30)
