"""When the worker was last alive."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from trainer.db.base import Base


class WorkerBeat(Base):
    """One row per worker process name."""

    __tablename__ = "worker_beat"

    name: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]
