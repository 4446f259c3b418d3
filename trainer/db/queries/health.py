"""Signs of life."""

from datetime import datetime
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Outbox, WorkerBeat
from trainer.db.queries.outbox import WAITING

WORKER: Final = "worker"
"""What stands for the worker itself; the others are its duties."""


def last_beat(session: Session) -> datetime | None:
    """When the worker was last alive; None if it never was."""
    return session.scalar(sa.select(WorkerBeat.at).where(WorkerBeat.name == WORKER))


def beats(session: Session) -> dict[str, WorkerBeat]:
    """By name, when the worker itself was last alive and each of its duties was last done, and what it met."""
    return {beat.name: beat for beat in session.scalars(sa.select(WorkerBeat).order_by(WorkerBeat.name))}


def longest_waiting(session: Session, now: datetime) -> datetime | None:
    """Since when the oldest message that should be sent by now has waited."""
    return session.scalar(sa.select(sa.func.min(Outbox.queued_at)).where(WAITING, Outbox.due_at <= now))
