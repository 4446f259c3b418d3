"""How much waits for whom."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Piece


def waiting(session: Session, programme_id: int) -> dict[int, int]:
    """How many pieces that are still to be judged each grader has been given."""
    rows = session.execute(
        sa.select(Piece.grader_id, sa.func.count())
        .where(Piece.programme_id == programme_id, Piece.state == "waiting", Piece.marks.is_(None))
        .group_by(Piece.grader_id)
    )
    return {row[0]: row[1] for row in rows if row[0] is not None}
