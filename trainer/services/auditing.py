"""The audit row that every change adds in its own transaction."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import AuditEvent, Piece


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


def record_piece(
    session: Session, actor_id: int | None, action: str, piece: Piece, now: datetime, **detail: object
) -> None:
    """Add what somebody did with a piece of assessed work."""
    record(
        session,
        at=now,
        actor_id=actor_id,
        programme_id=piece.programme_id,
        action=action,
        object_kind="piece",
        object_id=piece.id,
        detail=detail,
    )


def record_each(
    session: Session,
    details: Mapping[int, dict[str, Any]] | Mapping[str, dict[str, Any]],
    *,
    at: datetime,
    action: str,
    object_kind: str,
    actor_id: int | None,
    programme_id: int | None,
) -> None:
    """The same for many things at once, each with its own detail, in one statement."""
    if details:
        same = {
            "at": at,
            "actor_id": actor_id,
            "programme_id": programme_id,
            "action": action,
            "object_kind": object_kind,
        }
        rows = [{**same, "object_id": str(thing), "detail": detail} for thing, detail in details.items()]
        session.execute(sa.insert(AuditEvent), rows)
