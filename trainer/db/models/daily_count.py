"""What a programme looked like on one day, in numbers, so that a year can be seen without counting it all again."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from trainer.db.base import Base


class DailyCount(Base):
    """Counted by the worker in the programme's own night, for the day that has just ended."""

    __tablename__ = "daily_count"

    programme_id: Mapped[int] = mapped_column(sa.ForeignKey("programme.id"), primary_key=True)
    on: Mapped[date] = mapped_column(primary_key=True)
    counts: Mapped[dict[str, Any]]
    counted_at: Mapped[datetime]
