"""Pieces of assessed work: one, with its gradings and entries, and what of a trainee's work became one."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session, joinedload

from trainer.db.models import Appeal, GradeEntry, Grading, Membership, Piece, Submission


def by_id(session: Session, programme_id: int, piece_id: int, *, lock: bool = False) -> Piece | None:
    """One piece of the programme; with `lock` nobody else changes it until the commit."""
    piece = session.get(Piece, piece_id, with_for_update=lock, populate_existing=lock)
    return piece if piece is not None and piece.programme_id == programme_id else None


def of_draft(session: Session, draft_id: int, *, lock: bool = False) -> Piece | None:
    """The piece that a draft's hand-ins are rounds of."""
    found = sa.select(Piece).where(Piece.draft_id == draft_id)
    if lock:
        found = found.with_for_update().execution_options(populate_existing=True)
    return session.scalars(found).one_or_none()


def rounds(session: Session, draft_id: int) -> list[Submission]:
    """Every hand-in of the draft that was not taken back, first first."""
    made = sa.select(Submission).where(Submission.draft_id == draft_id, Submission.undone_at.is_(None))
    return list(session.scalars(made.order_by(Submission.id)))


def grading(session: Session, grading_id: int, *, lock: bool = False) -> Grading | None:
    """One grading; lock its piece before it."""
    return session.get(Grading, grading_id, with_for_update=lock, populate_existing=lock)


def gradings(session: Session, piece_id: int) -> Sequence[Grading]:
    """All gradings of a piece, of every round, also those that were left, each with its grader's account."""
    return session.scalars(
        sa.select(Grading)
        .options(joinedload(Grading.grader).joinedload(Membership.account))
        .where(Grading.piece_id == piece_id)
        .order_by(Grading.id)
        .execution_options(populate_existing=True)
    ).all()


def entries(session: Session, piece_id: int) -> Sequence[GradeEntry]:
    """The history of a piece, first entry first."""
    return session.scalars(sa.select(GradeEntry).where(GradeEntry.piece_id == piece_id).order_by(GradeEntry.id)).all()


def finished(session: Session, submission_id: int) -> dict[str, tuple[Grading, GradeEntry]]:
    """By place, the finished gradings of a round, each with the judgement as it was last handed over."""
    rows = session.execute(
        sa.select(Grading, GradeEntry)
        .join(GradeEntry, GradeEntry.grading_id == Grading.id)
        .where(
            Grading.submission_id == submission_id,
            Grading.finished_at.is_not(None),
            Grading.left_at.is_(None),
            GradeEntry.kind == "finished",
        )
        .order_by(GradeEntry.id)
    )
    return {row[0].place: (row[0], row[1]) for row in rows}


def appeal(session: Session, piece_id: int, *, lock: bool = False) -> Appeal | None:
    """The appeal against a piece's marks, if the trainee has raised one."""
    return session.get(Appeal, piece_id, with_for_update=lock, populate_existing=lock)


def name_of(session: Session, membership_id: int | None) -> str:
    """What a grader is called; empty for nobody."""
    if membership_id is None:
        return ""
    held = sa.select(Membership).options(joinedload(Membership.account)).where(Membership.id == membership_id)
    found = session.scalars(held).one_or_none()
    return found.account.name if found else ""
