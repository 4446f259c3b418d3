"""That somebody opened a page about somebody else, or took a copy, is kept in the audit."""

from datetime import timedelta
from typing import Any

from flask import current_app, g
from sqlalchemy.orm import Session

from trainer.db.models import Membership
from trainer.services import records
from trainer.web.clock import now


def note_opened(action: str, row: Membership, again_after: timedelta = records.AGAIN_AFTER) -> None:
    """The visitor looked at this person's page."""
    note(action, "membership", row.id, again_after)


def note(
    action: str,
    kind: str,
    object_id: object,
    again_after: timedelta = records.AGAIN_AFTER,
    detail: dict[str, Any] | None = None,
) -> None:
    """The visitor did so with whatever it is: noted in a transaction of its own."""
    with Session(current_app.extensions["engine"]) as own:
        records.note_opened(
            own,
            member=g.membership,
            action=action,
            object_kind=kind,
            object_id=object_id,
            now=now(),
            again_after=again_after,
            detail=detail,
        )


def note_taken(account_id: int) -> None:
    """The visitor took a copy of their own record, likewise."""
    with Session(current_app.extensions["engine"]) as own:
        records.note_taken(own, account_id=account_id, now=now())
