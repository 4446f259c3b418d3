"""Signs of life."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Outbox, WorkerBeat
from trainer.db.queries.outbox import WAITING


def last_beat(session: Session) -> datetime | None:
    """When the worker was last alive; None if it never was."""
    return session.scalar(sa.select(WorkerBeat.at).where(WorkerBeat.name == "worker"))


def duties(session: Session) -> list[WorkerBeat]:
    """When each of the worker's duties was last done, and what it stumbled over."""
    return list(session.scalars(sa.select(WorkerBeat).where(WorkerBeat.name != "worker").order_by(WorkerBeat.name)))


def longest_waiting(session: Session, now: datetime) -> datetime | None:
    """Since when the oldest message that should be sent by now has waited."""
    return session.scalar(sa.select(sa.func.min(Outbox.queued_at)).where(WAITING, Outbox.due_at <= now))
