"""What was handed in, what the rule said of it, and when its panel was shown."""

from datetime import datetime
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from trainer.db.base import Base
from trainer.db.concerns import Concerns


class Submission(Base):
    """An answer as handed in, pinned to its editions and its rule; `undone_at` takes it back."""

    __tablename__ = "submission"
    concerns: ClassVar = Concerns(only=("counts", "undone_at"))
    __table_args__ = (
        sa.CheckConstraint("mode IN ('practice', 'assessed')", name="mode"),
        sa.Index(None, "account_id", "programme_id", "handed_in_at"),
        sa.Index(None, "account_id", "slug"),
        # All that statistics of cases ask for: they never read the answers and scores, which are long.
        sa.Index(
            "ix_submission_items",
            "programme_id",
            "slug",
            "account_id",
            "mode",
            "attempt",
            "counts",
            "undone_at",
            "edition_id",
            "total",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(unique=True)
    programme_id: Mapped[int] = mapped_column(sa.ForeignKey("programme.id"))
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    draft_id: Mapped[int] = mapped_column(sa.ForeignKey("draft.id"), index=True)
    slug: Mapped[str]
    edition_id: Mapped[int] = mapped_column(sa.ForeignKey("content_edition.id"))
    setting_id: Mapped[int] = mapped_column(sa.ForeignKey("content_edition.id"))
    mode: Mapped[str]
    assignment_id: Mapped[int | None] = mapped_column(sa.ForeignKey("assignment.id"), index=True)
    late: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """Handed in after it was due, where the assignment marks that."""
    attempt: Mapped[int]
    answer: Mapped[dict[str, Any]]
    rule: Mapped[str]
    score: Mapped[dict[str, Any]]
    total: Mapped[float | None]
    counts: Mapped[bool]
    handed_in_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]
    revealed_at: Mapped[datetime | None]
    shared_at: Mapped[datetime | None]


class PanelSeen(Base):
    """That a case's panel was revealed to a person: nothing they do on it afterwards can count."""

    __tablename__ = "panel_seen"

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), primary_key=True)
    slug: Mapped[str] = mapped_column(primary_key=True)
    seen_at: Mapped[datetime]


class Reflection(Base):
    """What a trainee ticks of the readers' key points on a result, and writes to themselves."""

    __tablename__ = "reflection"

    submission_id: Mapped[int] = mapped_column(sa.ForeignKey("submission.id"), primary_key=True)
    ticks: Mapped[list[str]] = mapped_column(default=list)
    note: Mapped[str] = mapped_column(default="")
    saved_at: Mapped[datetime]


class TurnReport(Base):
    """A turn that a trainee thinks is wrong, for the author."""

    __tablename__ = "turn_report"

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(sa.ForeignKey("programme.id"), index=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    edition_id: Mapped[int] = mapped_column(sa.ForeignKey("content_edition.id"))
    slug: Mapped[str]
    turn: Mapped[str]
    text: Mapped[str]
    reported_at: Mapped[datetime]
