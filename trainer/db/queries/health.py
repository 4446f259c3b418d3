"""Signs of life."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import WorkerBeat


def last_beat(session: Session) -> datetime | None:
    """When any worker was last alive; None if none ever was."""
    return session.scalar(sa.select(WorkerBeat.at).order_by(WorkerBeat.at.desc()).limit(1))
