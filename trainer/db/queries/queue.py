"""A grader's queue: what is theirs, what anybody can take, what others have, and what came of the rest."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased, joinedload

from trainer.db.models import Account, Appeal, Assignment, Grading, Membership, Piece, Submission

SHOWN: Final = ("mine", "unclaimed", "held", "returned", "ready", "released")
"""One’s own to judge; anybody’s; with others now; with the trainee for revision; judged; seen by the trainee."""

PAGE: Final = 20
MOST: Final = 200
"""Pieces in one release."""


@dataclass(frozen=True)
class Viewer:
    """Who looks, and when. What was handed in less than `fresh` ago can still be taken back, and is not to be had."""

    membership_id: int
    account_id: int
    programme_id: int
    senior: bool
    now: datetime
    fresh: timedelta


@dataclass(frozen=True)
class Row:
    """One piece as the queue lists it. `own_grading_id` is the viewer's standing or left grading of this round."""

    piece: Piece
    reference: str
    late: bool
    answer: Mapping[str, Any]
    title: str
    name: str
    own_grading_id: int | None
    appealed: bool
    judged: bool
    """Whether somebody has handed a judgement over in this round; who it was given to says nothing any more then."""
    answers: bool
    """Whether the viewer has judged it for its appeal, and has still to answer in words."""


def _conditions(viewer: Viewer) -> dict[str, sa.ColumnElement[bool]]:
    own, mine = aliased(Grading), aliased(Membership)

    def judged(*more: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
        """That this person has handed over a judgement of the piece."""
        theirs = (own.grader_id == mine.id, mine.account_id == viewer.account_id, own.finished_at.is_not(None))
        return sa.exists().where(own.piece_id == Piece.id, *theirs, *more)

    this_round = own.submission_id == Piece.submission_id
    appealed = sa.and_(
        Piece.state == "released", sa.exists().where(Appeal.piece_id == Piece.id, Appeal.answered_at.is_(None))
    )
    open_ = sa.or_(sa.and_(Piece.state == "waiting", Piece.marks.is_(None)), appealed)
    settled = Piece.handed_in_at <= viewer.now - viewer.fresh
    to_answer = sa.and_(appealed, judged(own.place == "appeal"))
    done = sa.case((appealed, judged()), else_=judged(this_round, own.left_at.is_(None)))
    foreign = sa.and_(
        Piece.claimed_by_id.is_not(None), Piece.claimed_by_id != viewer.membership_id, Piece.claimed_until > viewer.now
    )
    begun = sa.exists().where(
        own.submission_id == Piece.submission_id, own.place != "appeal", own.finished_at.is_not(None)
    )
    allocated = sa.and_(Piece.grader_id == viewer.membership_id, Piece.state == "waiting", ~begun)
    asked = sa.and_(Piece.asked_id == viewer.membership_id, Piece.asked_id.is_not(None))
    given = sa.or_(asked, sa.and_(Piece.asked_id.is_(None), allocated))
    held_by_me = sa.and_(Piece.claimed_by_id == viewer.membership_id, Piece.claimed_by_id.is_not(None))
    for_me = sa.and_(open_, settled, ~done, ~foreign)
    concerned = sa.true() if viewer.senior else sa.or_(judged(), Piece.grader_id == viewer.membership_id)
    first = judged(this_round, own.place == "first", own.left_at.is_(None))
    return {
        "mine": sa.or_(sa.and_(for_me, sa.or_(held_by_me, given)), to_answer),
        "unclaimed": sa.and_(for_me, ~sa.or_(held_by_me, given)),
        "held": sa.and_(open_, settled, sa.or_(foreign, done), ~to_answer),
        "returned": Piece.state == "returned",
        "ready": sa.and_(Piece.state == "waiting", Piece.marks.is_not(None), sa.true() if viewer.senior else first),
        "released": sa.and_(Piece.state == "released", concerned),
    }


def _not_own(viewer: Viewer) -> tuple[sa.ColumnElement[bool], ...]:
    return (Piece.programme_id == viewer.programme_id, Piece.account_id != viewer.account_id)


def tally(session: Session, viewer: Viewer) -> dict[str, int]:
    """How many there are of each, in one statement."""
    counts = [
        sa.func.coalesce(sa.func.sum(sa.case((condition, 1), else_=0)), 0).label(name)
        for name, condition in _conditions(viewer).items()
    ]
    row = session.execute(sa.select(*counts).where(*_not_own(viewer))).one()
    return {name: int(count) for name, count in row._mapping.items()}


def page(session: Session, viewer: Viewer, shown: str, number: int = 1) -> list[Row]:
    """One page of them, oldest hand-in first; what is released the other way round."""
    order = (Piece.released_at.desc(), Piece.id.desc()) if shown == "released" else (Piece.handed_in_at, Piece.id)
    wanted = sa.select(Piece.id).where(_conditions(viewer)[shown], *_not_own(viewer)).order_by(*order)
    ids = session.scalars(wanted.offset((number - 1) * PAGE).limit(PAGE)).all()
    found = {row.piece.id: row for row in rows(session, ids, viewer)}
    return [found[piece_id] for piece_id in ids if piece_id in found]


def all_ready(session: Session, viewer: Viewer) -> list[Row]:
    """Everything that this person may release, oldest first."""
    wanted = sa.select(Piece.id).where(_conditions(viewer)["ready"], *_not_own(viewer))
    return rows(session, session.scalars(wanted.order_by(Piece.handed_in_at, Piece.id).limit(MOST)).all(), viewer)


def rows(session: Session, ids: Any, viewer: Viewer) -> list[Row]:
    """These pieces of the programme, with the names of who has them."""
    own = sa.select(Grading.piece_id, sa.func.max(Grading.id).label("grading_id"))
    own = own.join(Piece, Piece.submission_id == Grading.submission_id)
    mine = own.where(Grading.grader_id == viewer.membership_id).group_by(Grading.piece_id).subquery()
    judged = sa.exists().where(Grading.submission_id == Piece.submission_id, Grading.finished_at.is_not(None))
    answers = sa.and_(
        Appeal.piece_id.is_not(None),
        judged.where(Grading.grader_id == viewer.membership_id, Grading.place == "appeal"),
    )
    asked = sa.select(Piece, Submission.reference, Submission.late, Submission.answer, Assignment, Account.name)
    asked = (
        asked.add_columns(mine.c.grading_id, Appeal.piece_id, judged, answers)
        .join(Submission, Submission.id == Piece.submission_id)
        .join(Assignment, Assignment.id == Piece.assignment_id)
        .join(Account, Account.id == Piece.account_id)
        .outerjoin(mine, mine.c.piece_id == Piece.id)
        .outerjoin(Appeal, sa.and_(Appeal.piece_id == Piece.id, Appeal.answered_at.is_(None)))
        .where(Piece.id.in_(ids), *_not_own(viewer))
        .options(
            joinedload(Piece.claimed_by).joinedload(Membership.account),
            joinedload(Piece.grader).joinedload(Membership.account),
            joinedload(Piece.asked).joinedload(Membership.account),
        )
        .execution_options(populate_existing=True)
        .order_by(Piece.handed_in_at, Piece.id)
    )
    return [
        Row(piece, ref, late, answer, _title(piece, work), name, grading_id, raised is not None, done, mine_to)
        for piece, ref, late, answer, work, name, grading_id, raised, done, mine_to in session.execute(asked)
    ]


def _title(piece: Piece, work: Assignment) -> str:
    """What the case is called that the trainee chose."""
    return (work.alternative_title or "") if piece.slug == work.alternative else work.title
