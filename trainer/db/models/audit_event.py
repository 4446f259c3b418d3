"""Who did what to which thing: rows are only ever added, which triggers on both databases enforce."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from trainer.db.base import Base


class AuditEvent(Base):
    """`action` is a noun and a past participle, such as `case.handed_in`; no actor means the command line."""

    __tablename__ = "audit_event"
    __table_args__ = (
        sa.Index(None, "programme_id", "at"),
        sa.Index(None, "object_kind", "object_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    actor_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
    programme_id: Mapped[int | None] = mapped_column(sa.ForeignKey("programme.id"))
    action: Mapped[str]
    object_kind: Mapped[str]
    object_id: Mapped[str]
    detail: Mapped[dict[str, Any]] = mapped_column(default=dict)
