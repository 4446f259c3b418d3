"""The worker's own trace, so that its health can be seen."""

from datetime import datetime

from sqlalchemy.orm import Session

from trainer.db.models import WorkerBeat


def beat(session: Session, *, name: str, now: datetime) -> None:
    """Note that the worker is alive."""
    session.merge(WorkerBeat(name=name, at=now))
    session.commit()
