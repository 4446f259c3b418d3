"""When the worker was last alive, and when each of its duties was last done."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from trainer.db.base import Base


class WorkerBeat(Base):
    """One row for the worker itself and one for each duty. `fault` is what the last round stumbled over, if it did."""

    __tablename__ = "worker_beat"

    name: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    fault: Mapped[str | None]
