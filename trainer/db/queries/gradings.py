"""One grading with what stands around it: its piece, its entries, earlier rounds, and comments kept for use again."""

import sqlalchemy as sa
from sqlalchemy.orm import Session, joinedload

from trainer.db.models import GradeEntry, Grading, Phrase, Piece, Submission


def by_id(session: Session, grading_id: int) -> Grading | None:
    """One grading."""
    return session.get(Grading, grading_id)


def piece_of(session: Session, grading: Grading) -> Piece:
    """The piece it judges a round of, with whose work it is."""
    return session.scalars(
        sa.select(Piece).options(joinedload(Piece.account)).where(Piece.id == grading.piece_id)
    ).one()


def entry(session: Session, grading_id: int, kind: str) -> GradeEntry | None:
    """The newest entry of that kind that this grading made."""
    made = sa.select(GradeEntry).where(GradeEntry.grading_id == grading_id, GradeEntry.kind == kind)
    return session.scalars(made.order_by(GradeEntry.id.desc()).limit(1)).one_or_none()


def rounds_before(session: Session, piece: Piece, submission_id: int) -> list[Submission]:
    """The hand-ins of the piece before this one, the latest first."""
    made = sa.select(Submission).where(Submission.draft_id == piece.draft_id, Submission.undone_at.is_(None))
    return list(session.scalars(made.where(Submission.id < submission_id).order_by(Submission.id.desc())))


def returns_before(session: Session, piece: Piece, submission_id: int) -> dict[int, GradeEntry]:
    """By hand-in, what the trainee was told when it was sent back."""
    made = sa.select(GradeEntry).where(GradeEntry.piece_id == piece.id, GradeEntry.kind == "returned")
    rows = session.scalars(made.where(GradeEntry.submission_id < submission_id).order_by(GradeEntry.id))
    return {row.submission_id: row for row in rows}


def phrase(session: Session, phrase_id: int) -> Phrase | None:
    """One comment kept for use again."""
    return session.get(Phrase, phrase_id)


def phrases(session: Session, programme_id: int, account_id: int) -> list[Phrase]:
    """Comments kept for use again: one's own, then the programme's, each newest first."""
    mine = sa.or_(Phrase.account_id == account_id, Phrase.account_id.is_(None))
    kept = sa.select(Phrase).where(Phrase.programme_id == programme_id, mine)
    return list(session.scalars(kept.order_by(Phrase.account_id.is_(None), Phrase.id.desc())))
