"""How a trainee read on after a result: the middle phase and the ending of a long case. Feedback only, never scored."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from trainer.db.base import Base


class Sequel(Base):
    """`state` holds choices, reasons and the second circle, saved as they are made.

    The first `passed` decision points are settled, and what follows them has been shown; at `circled_at` the second
    circle was set beside the readers'.
    """

    __tablename__ = "sequel"

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(sa.ForeignKey("submission.id"), unique=True)
    state: Mapped[dict[str, Any]] = mapped_column(default=dict)
    revision: Mapped[int] = mapped_column(default=0)
    passed: Mapped[int] = mapped_column(default=0)
    started_at: Mapped[datetime]
    saved_at: Mapped[datetime]
    circled_at: Mapped[datetime | None]
