"""Practice drafts that nobody has touched for as long as the programme keeps them are deleted."""

from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Draft, Programme, Submission
from trainer.domain.settings import settings_of
from trainer.services.auditing import record
from trainer.services.working import take_turn

MONTH: Final = timedelta(days=31)
EVERY: Final = timedelta(days=1)


def forget_drafts(session: Session, *, now: datetime) -> None:
    """Once a day. What was handed in stays, and so does work that is assessed."""
    if take_turn(session, name="forgetting", every=EVERY, now=now) is None:
        return
    for programme in session.scalars(sa.select(Programme)).all():
        kept = settings_of(programme.settings).keep_drafts_months * MONTH
        gone = session.scalars(
            sa.delete(Draft)
            .where(
                Draft.programme_id == programme.id,
                Draft.mode == "practice",
                Draft.handed_in_at.is_(None),
                Draft.saved_at < now - kept,
                Draft.id.not_in(sa.select(Submission.draft_id)),  # one that was taken back is still known by it
            )
            .returning(Draft.id)
        ).all()
        if gone:
            record(
                session,
                at=now,
                programme_id=programme.id,
                action="drafts.forgotten",
                object_kind="programme",
                object_id=programme.id,
                detail={"drafts": len(gone)},
            )
    session.commit()
