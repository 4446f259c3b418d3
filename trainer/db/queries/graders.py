"""Who could judge a piece that others have judged."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Grading, Membership, Piece
from trainer.db.queries import memberships


def fresh(session: Session, piece: Piece, today: date) -> list[int]:
    """The accounts of supervisors who have not judged it; second markers among them, if there are any, else all.

    Where nobody is left, the directors, who can invite somebody.
    """
    active = memberships.active(session, piece.programme_id, "supervisor", today)
    judged = set(
        session.scalars(
            sa.select(Membership.account_id)
            .join(Grading, Grading.grader_id == Membership.id)
            .where(Grading.piece_id == piece.id, Grading.marked_at.is_not(None))
        )
    )
    free = [one for one in active if one.account_id not in judged | {piece.account_id}]
    markers = [one.account_id for one in free if "second-marker" in one.capabilities]
    if found := markers or [one.account_id for one in free]:
        return found
    directors = memberships.active(session, piece.programme_id, "director", today)
    return [one.account_id for one in directors if one.account_id != piece.account_id]
