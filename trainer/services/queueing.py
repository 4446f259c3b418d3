"""Assessed work comes into the queue when it is handed in, goes to a grader, and leaves it when it is taken back."""

from datetime import date, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Assignment, Membership, Piece, Programme, Submission
from trainer.db.queries import attendance, graders, memberships, pieces, supervisions, workloads
from trainer.domain.errors import WrongState
from trainer.domain.grading import expected_minutes, is_drawn
from trainer.domain.permits import may_judge
from trainer.domain.settings import Settings, settings_of
from trainer.services.directing import today_in


def take_in(session: Session, submission: Submission, now: datetime) -> Piece | None:
    """A first hand-in becomes a piece, a later one its next round; in the caller's transaction. None for practice."""
    if submission.mode != "assessed" or submission.assignment_id is None:
        return None
    programme = session.get_one(Programme, submission.programme_id)
    settings, today = settings_of(programme.settings), today_in(programme, now)
    promised_on = today + timedelta(days=settings.grading_days)
    piece = pieces.of_draft(session, submission.draft_id, lock=True)
    if piece is None:
        assignment = session.get_one(Assignment, submission.assignment_id)
        piece = Piece(
            programme_id=submission.programme_id,
            account_id=submission.account_id,
            assignment_id=assignment.id,
            draft_id=submission.draft_id,
            submission_id=submission.id,
            round=1,
            slug=submission.slug,
            rubric_ids=list(assignment.rubric_ids),
            state="waiting",
            handed_in_at=submission.handed_in_at,
            promised_on=promised_on,
        )
        piece.grader_id = _grader(session, piece, settings, today)
        session.add(piece)
    else:
        piece.submission_id, piece.round = submission.id, piece.round + 1
        piece.state, piece.handed_in_at, piece.promised_on = "waiting", submission.handed_in_at, promised_on
        _nobody_holds(piece)
        if not _still_grades(session, piece, today):
            piece.grader_id = _grader(session, piece, settings, today)
    piece.drawn = is_drawn(submission.reference, settings.second_share)
    piece.minutes = expected_minutes(submission.answer, len(piece.rubric_ids))
    session.flush()
    return piece


def take_back(session: Session, submission: Submission) -> None:
    """Undo `take_in`, in the caller's transaction. Raises WrongState where a grader has begun."""
    piece = pieces.of_draft(session, submission.draft_id, lock=True)
    if piece is None:
        return
    begun = any(grading.submission_id == submission.id for grading in pieces.gradings(session, piece.id))
    if piece.submission_id != submission.id or piece.claimed_by_id is not None or begun:
        raise WrongState("It is too late to take this back: a grader has begun to read it")
    earlier = [made for made in pieces.rounds(session, submission.draft_id) if made.id < submission.id]
    if not earlier:
        session.delete(piece)
    else:
        last = earlier[-1]
        piece.submission_id, piece.round, piece.drawn = last.id, piece.round - 1, False
        piece.state, piece.handed_in_at = "returned", last.handed_in_at
        piece.minutes = expected_minutes(last.answer, len(piece.rubric_ids))
    session.flush()


def _nobody_holds(piece: Piece) -> None:
    piece.claimed_by_id, piece.claimed_until, piece.asked_id, piece.marks = None, None, None, None


def _still_grades(session: Session, piece: Piece, today: date) -> bool:
    active = memberships.active(session, piece.programme_id, "supervisor", today)
    return any(grader.id == piece.grader_id for grader in graders.able(session, piece.programme_id, active, today))


def _grader(session: Session, piece: Piece, settings: Settings, today: date) -> int | None:
    """To whom it goes first; None where the programme has no supervisor for it.

    Nobody who may not grade yet, as long as there is somebody who may.
    """
    active = memberships.active(session, piece.programme_id, "supervisor", today)
    judges = [grader for grader in active if may_judge(grader, piece)]
    away = attendance.on_leave(session, [grader.id for grader in judges], today)
    here = [grader for grader in judges if grader.id not in away]
    able = [one.id for one in graders.able(session, piece.programme_id, here, today) or here]
    if settings.allocation == "relation" and (own := _own_supervisor(session, piece, today)) in able:
        return own
    loads = workloads.waiting(session, piece.programme_id)
    return min(able, key=lambda grader: (loads.get(grader, 0), grader), default=None)


def _own_supervisor(session: Session, piece: Piece, today: date) -> int | None:
    """The trainee's supervisor, or who stands in for them while they are on leave."""
    trainee = session.scalars(
        sa.select(Membership.id)
        .where(
            Membership.account_id == piece.account_id,
            Membership.programme_id == piece.programme_id,
            Membership.role == "trainee",
        )
        .order_by(Membership.from_on.desc())
    ).first()
    if trainee is None:
        return None
    held = supervisions.of_trainee_on(session, trainee, today)
    for leave in supervisions.stand_ins(session, trainee, today):
        if leave.cover_id is not None and all(row.supervisor_id == leave.membership_id for row in held):
            return leave.cover_id
    return held[0].supervisor_id if held else None
