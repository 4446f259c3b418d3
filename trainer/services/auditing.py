"""The audit row that every change adds in its own transaction."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from trainer.db.models import AuditEvent


def record(
    session: Session,
    *,
    at: datetime,
    action: str,
    object_kind: str,
    object_id: object,
    actor_id: int | None = None,
    programme_id: int | None = None,
    detail: dict[str, Any] | None = None,
) -> None:
    """Add who did what to which thing; the caller commits it together with the change itself."""
    session.add(
        AuditEvent(
            at=at,
            actor_id=actor_id,
            programme_id=programme_id,
            action=action,
            object_kind=object_kind,
            object_id=str(object_id),
            detail=detail or {},
        )
    )
