"""What trainees think of their programme: who answered and what was answered stand in tables that nothing ties."""

from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from trainer.db.base import Base


class EvaluationGiven(Base):
    """That a member has answered in a half-year, such as 2026-2."""

    __tablename__ = "evaluation_given"

    membership_id: Mapped[int] = mapped_column(sa.ForeignKey("membership.id"), primary_key=True)
    period: Mapped[str] = mapped_column(primary_key=True)
    given_on: Mapped[date]


class Evaluation(Base):
    """One person's answers. The key is random and there is no time, so that no order tells whose they are.

    `batch` counts them off in fives: only whole batches are ever shown.
    """

    __tablename__ = "evaluation"
    __table_args__ = (sa.Index(None, "programme_id", "batch"),)

    key: Mapped[str] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(sa.ForeignKey("programme.id"))
    batch: Mapped[int]
    marks: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """From 1 to 5, by the statement as it read then."""
    words: Mapped[str] = mapped_column(default="")
