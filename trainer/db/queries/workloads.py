"""How much waits for whom."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Piece


def waiting(session: Session, programme_id: int) -> dict[int, int]:
    """How many pieces that are still to be judged each grader has been given, or asked by name to judge."""
    grader = sa.func.coalesce(Piece.asked_id, Piece.grader_id)
    rows = session.execute(
        sa.select(grader, sa.func.count())
        .where(Piece.programme_id == programme_id, Piece.state == "waiting", Piece.marks.is_(None))
        .where(grader.is_not(None))
        .group_by(grader)
    )
    return {row[0]: row[1] for row in rows}
