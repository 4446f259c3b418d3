"""What goes with a grade: the trainee's own rating, the ten-minute defence, and the aims that feedback becomes."""

from datetime import date, datetime
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from trainer.db.base import Base
from trainer.db.concerns import Concerns
from trainer.domain.grading import AIM_CHANGES, OUTCOMES


class SelfRating(Base):
    """The trainee's own marks on the same rubrics, before any grade of that round was seen."""

    __tablename__ = "self_rating"

    submission_id: Mapped[int] = mapped_column(sa.ForeignKey("submission.id"), primary_key=True)
    marks: Mapped[dict[str, Any]] = mapped_column(default=dict)
    saved_at: Mapped[datetime]


class Defence(Base):
    """Ten minutes on two disputed citations and one change of mind; `questions` are those that the site picked."""

    __tablename__ = "defence"
    concerns: ClassVar = Concerns("piece_id", via="piece")
    __table_args__ = (
        sa.CheckConstraint("outcome IN ({})".format(", ".join(f"'{one}'" for one in OUTCOMES)), name="outcome"),
    )

    piece_id: Mapped[int] = mapped_column(sa.ForeignKey("piece.id"), primary_key=True)
    questions: Mapped[dict[str, Any]]
    outcome: Mapped[str]
    note: Mapped[str]
    held_on: Mapped[date]
    recorded_by_id: Mapped[int] = mapped_column(sa.ForeignKey("membership.id"))
    recorded_at: Mapped[datetime]


class Aim(Base):
    """What a trainee means to do differently, out of feedback or agreed in supervision."""

    __tablename__ = "aim"
    __table_args__ = (sa.Index(None, "account_id", "programme_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(sa.ForeignKey("programme.id"))
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    piece_id: Mapped[int | None] = mapped_column(sa.ForeignKey("piece.id"), index=True)
    text: Mapped[str]
    made_by_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    made_at: Mapped[datetime]
    met_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]


class AimChange(Base):
    """An aim was reworded (`text`: how it read before), withdrawn or taken up again. Nothing of it is ever deleted."""

    __tablename__ = "aim_change"
    __table_args__ = (
        sa.CheckConstraint("kind IN ({})".format(", ".join(f"'{one}'" for one in AIM_CHANGES)), name="kind"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    aim_id: Mapped[int] = mapped_column(sa.ForeignKey("aim.id"), index=True)
    kind: Mapped[str]
    text: Mapped[str]
    by_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    at: Mapped[datetime]


class AimUse(Base):
    """How the trainee says they used an aim on a later case."""

    __tablename__ = "aim_use"

    aim_id: Mapped[int] = mapped_column(sa.ForeignKey("aim.id"), primary_key=True)
    draft_id: Mapped[int] = mapped_column(sa.ForeignKey("draft.id"), primary_key=True, index=True)
    text: Mapped[str]
    said_at: Mapped[datetime]
