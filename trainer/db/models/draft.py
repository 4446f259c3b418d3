"""A trainee's draft of a case, and the operations it has taken in."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from trainer.db.base import Base


class Draft(Base):
    """`state` is the flat map of domain.draft; `revision` rises with every save; `opened` is the last session shown."""

    __tablename__ = "draft"
    __table_args__ = (
        sa.CheckConstraint("mode IN ('practice', 'assessed')", name="mode"),
        sa.Index(None, "account_id", "programme_id"),
        # One open draft of a case per person and assignment; PostgreSQL and SQLite both take partial indexes.
        sa.Index(
            "uq_draft_open",
            "account_id",
            "programme_id",
            "slug",
            "mode",
            unique=True,
            sqlite_where=sa.text("handed_in_at IS NULL"),
            postgresql_where=sa.text("handed_in_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(sa.ForeignKey("programme.id"))
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    slug: Mapped[str]
    edition_id: Mapped[int] = mapped_column(sa.ForeignKey("content_edition.id"))
    setting_id: Mapped[int] = mapped_column(sa.ForeignKey("content_edition.id"))
    mode: Mapped[str]
    assignment_id: Mapped[int | None] = mapped_column(sa.ForeignKey("assignment.id"), index=True)
    state: Mapped[dict[str, Any]] = mapped_column(default=dict)
    revision: Mapped[int] = mapped_column(default=0)
    opened: Mapped[int] = mapped_column(default=1)
    started_at: Mapped[datetime]
    saved_at: Mapped[datetime]
    handed_in_at: Mapped[datetime | None]


class DraftOperation(Base):
    """An operation already taken in, so that a repeat after a lost answer changes nothing."""

    __tablename__ = "draft_operation"

    draft_id: Mapped[int] = mapped_column(sa.ForeignKey("draft.id", ondelete="CASCADE"), primary_key=True)
    operation: Mapped[str] = mapped_column(primary_key=True)
    revision: Mapped[int]
