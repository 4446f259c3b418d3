"""That somebody opened a page about somebody else, or took a copy of their own record, is kept in the audit."""

from datetime import timedelta

from flask import current_app, g
from sqlalchemy.orm import Session

from trainer.db.models import Membership
from trainer.services import records
from trainer.web.clock import now


def note_opened(action: str, row: Membership, again_after: timedelta = records.AGAIN_AFTER) -> None:
    """The visitor looked at this person's page: noted in a transaction of its own."""
    with Session(current_app.extensions["engine"]) as own:
        records.note_opened(
            own,
            member=g.membership,
            action=action,
            object_kind="membership",
            object_id=row.id,
            now=now(),
            again_after=again_after,
        )


def note_taken(account_id: int) -> None:
    """The visitor took a copy of their own record, likewise."""
    with Session(current_app.extensions["engine"]) as own:
        records.note_taken(own, account_id=account_id, now=now())
