"""Long cases read on after their result."""

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Sequel


def of_submission(session: Session, submission_id: int, *, lock: bool = False) -> Sequel | None:
    """The one that a submission led to; with `lock` nobody else changes it until the commit."""
    found = sa.select(Sequel).where(Sequel.submission_id == submission_id)
    if lock:
        found = found.with_for_update().execution_options(populate_existing=True)
    return session.scalars(found).one_or_none()


def finished(session: Session, submission_ids: Collection[int]) -> dict[int, datetime]:
    """By submission: when it was read to its end. Nothing of what was chosen on the way."""
    rows = session.execute(
        sa.select(Sequel.submission_id, Sequel.circled_at).where(
            Sequel.submission_id.in_(submission_ids), Sequel.circled_at.is_not(None)
        )
    )
    return {submission_id: at for submission_id, at in rows if at is not None}
