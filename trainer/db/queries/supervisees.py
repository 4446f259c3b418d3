"""What a supervisor sees of one trainee: assessed work, what they asked, and practice that they shared."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased, joinedload

from trainer.db.models import Assignment, Leave, Membership, Message, Piece, Submission, Supervision, Thread
from trainer.db.queries.attendance import away_on
from trainer.db.queries.learning import title_of
from trainer.db.queries.supervisions import on


@dataclass(frozen=True)
class Work:
    """A piece with its present round, and the title of the case as it was set."""

    piece: Piece
    submission: Submission
    title: str


def guided(session: Session, supervisor_id: int, account_id: int, programme_id: int, day: date) -> Membership | None:
    """The person's membership as a trainee whom this supervisor supervises that day, or for whom they stand in."""
    own = sa.select(Supervision.trainee_id).where(Supervision.supervisor_id == supervisor_id, on(day))
    cover = (
        sa.select(Supervision.trainee_id)
        .join(Leave, Leave.membership_id == Supervision.supervisor_id)
        .where(Leave.cover_id == supervisor_id, on(day), away_on(day))
    )
    return session.scalars(
        sa.select(Membership)
        .where(
            Membership.account_id == account_id,
            Membership.programme_id == programme_id,
            Membership.role == "trainee",
            sa.or_(Membership.id.in_(own), Membership.id.in_(cover)),
        )
        .order_by(Membership.id.desc())
        .limit(1)
    ).one_or_none()


def guiding(
    session: Session, programme_id: int, day: date, trainee_id: int | None = None
) -> list[tuple[Membership, int]]:
    """Trainees of a programme, or one of them, each with the account of who supervises them that day or stands in."""
    guide = aliased(Membership)
    own = sa.select(Supervision.trainee_id, Supervision.supervisor_id.label("guide_id")).where(on(day))
    cover = (
        sa.select(Supervision.trainee_id, Leave.cover_id.label("guide_id"))
        .join(Leave, Leave.membership_id == Supervision.supervisor_id)
        .where(on(day), away_on(day), Leave.cover_id.is_not(None))
    )
    pairs = sa.union(own, cover).subquery()
    found = (
        sa.select(Membership, guide.account_id)
        .join(pairs, pairs.c.trainee_id == Membership.id)
        .join(guide, guide.id == pairs.c.guide_id)
        .options(joinedload(Membership.account))
        .where(Membership.programme_id == programme_id, Membership.role == "trainee")
        .order_by(Membership.id, guide.account_id)
    )
    if trainee_id is not None:
        found = found.where(Membership.id == trainee_id)
    return [(row[0], row[1]) for row in session.execute(found)]


def work(session: Session, account_id: int, programme_id: int, *, released: int | None = None) -> list[Work]:
    """Their pieces, the last handed in first; with `released`, the last so many that were released."""
    rows = (
        sa.select(Piece, Submission, Assignment)
        .join(Submission, Submission.id == Piece.submission_id)
        .join(Assignment, Assignment.id == Piece.assignment_id)
        .where(Piece.account_id == account_id, Piece.programme_id == programme_id)
    )
    if released is None:
        rows = rows.order_by(Piece.handed_in_at.desc(), Piece.id.desc())
    else:
        rows = rows.where(Piece.released_at.is_not(None))
        rows = rows.order_by(Piece.released_at.desc(), Piece.id.desc()).limit(released)
    return [Work(piece, made, title_of(set_work, piece.slug)) for piece, made, set_work in session.execute(rows)]


def one(session: Session, programme_id: int, piece_id: int) -> Work | None:
    """One piece of the programme with its present round."""
    row = session.execute(
        sa.select(Piece, Submission, Assignment)
        .join(Submission, Submission.id == Piece.submission_id)
        .join(Assignment, Assignment.id == Piece.assignment_id)
        .where(Piece.id == piece_id, Piece.programme_id == programme_id)
    ).one_or_none()
    return row and Work(row[0], row[1], title_of(row[2], row[0].slug))


def unanswered(session: Session, trainee_id: int, supervisor_id: int) -> Sequence[Message]:
    """What the trainee has written to this supervisor since the supervisor last wrote, oldest first."""
    supervisor = sa.select(Membership.account_id).where(Membership.id == supervisor_id).scalar_subquery()
    mine = Thread.trainee_id == trainee_id, Thread.supervisor_id == supervisor_id
    last = (
        sa.select(sa.func.coalesce(sa.func.max(Message.id), 0))
        .join(Thread, Thread.id == Message.thread_id)
        .where(*mine, Message.author_id == supervisor)
        .scalar_subquery()
    )
    return session.scalars(
        sa.select(Message)
        .join(Thread, Thread.id == Message.thread_id)
        .where(*mine, Message.author_id != supervisor, Message.id > last)
        .order_by(Message.id)
    ).all()


@dataclass(frozen=True)
class Practice:
    """How much somebody has practised, and what of it they shared; nothing of what stays their own."""

    handed_in: int
    last_at: datetime | None
    shared: list[Submission]


def practice(session: Session, account_id: int, programme_id: int) -> Practice:
    """Counts alone, but for what was shared."""
    mine = (
        Submission.account_id == account_id,
        Submission.programme_id == programme_id,
        Submission.mode == "practice",
        Submission.undone_at.is_(None),
    )
    count, last_at = session.execute(
        sa.select(sa.func.count(), sa.func.max(Submission.handed_in_at)).where(*mine)
    ).one()
    shared = session.scalars(
        sa.select(Submission).where(*mine, Submission.shared_at.is_not(None)).order_by(Submission.shared_at.desc())
    )
    return Practice(count, last_at, list(shared))
