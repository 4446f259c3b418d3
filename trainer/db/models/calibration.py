"""Graders measured against adjudicated pieces, and the right to grade that comes of it."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from trainer.db.base import Base


class CalibrationMark(Base):
    """A grader's marks on one example piece. The first attempt counts; `state` is what is being written until then.

    `round` begins anew when the right to grade is to be renewed, or some time after it was missed.
    """

    __tablename__ = "calibration_mark"
    __table_args__ = (sa.Index(None, "membership_id", "done_at"),)

    membership_id: Mapped[int] = mapped_column(sa.ForeignKey("membership.id"), primary_key=True)
    exemplar_id: Mapped[int] = mapped_column(sa.ForeignKey("content_edition.id"), primary_key=True)
    round: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[dict[str, Any]] = mapped_column(default=dict)
    marks: Mapped[dict[str, Any] | None]
    saved_at: Mapped[datetime]
    done_at: Mapped[datetime | None]


class GradingRight(Base):
    """Opened by agreement with the adjudicated marks, or by a director's waiver with its reason; lapses on its day."""

    __tablename__ = "grading_right"
    __table_args__ = (sa.Index(None, "membership_id", "until_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(sa.ForeignKey("programme.id"))
    membership_id: Mapped[int] = mapped_column(sa.ForeignKey("membership.id"))
    agreement: Mapped[float | None]
    """Weighted kappa with the adjudicated marks; None for a waiver."""
    from_on: Mapped[date]
    until_on: Mapped[date]
    waived_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))
    reason: Mapped[str] = mapped_column(default="")
    made_at: Mapped[datetime]
