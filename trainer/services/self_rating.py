"""A trainee rates their own work by the rubrics it is judged by, until they see the grade; it passes nobody."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from trainer.db.models import Grading, Piece, SelfRating, Submission
from trainer.db.queries import learning
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.permits import Member
from trainer.services.auditing import record
from trainer.services.catalogue import rubric_editions
from trainer.services.submitting import own_submission


def rateable(piece: Piece | None, submission: Submission) -> bool:
    """As long as this round is with the graders: nothing of what they make of it has been shown."""
    return (
        piece is not None
        and piece.submission_id == submission.id
        and piece.state == "waiting"
        and submission.undone_at is None
        and submission.revealed_at is None
    )


def rate(session: Session, *, member: Member, reference: str, marks: Mapping[str, int], now: datetime) -> SelfRating:
    """Keep the trainee's own levels; what is left out was skipped. Raises NotFound, WrongState once it is fixed."""
    submission = own_submission(session, member, reference)
    piece = learning.piece_of(session, submission.id, lock=True)
    if submission.mode != "assessed":
        raise NotFound("practice is not rated")
    session.refresh(submission)
    if piece is None or not rateable(piece, submission):
        raise WrongState("Your own rating is fixed now: this round is no longer with the graders")
    levels = {
        f"{slug}/{criterion.id}": {level.score for level in criterion.levels}
        for slug, rubric in rubric_editions(session, piece.rubric_ids).items()
        for criterion in rubric.criteria
    }
    if any(level not in levels.get(criterion, ()) for criterion, level in marks.items()):
        raise NotFound("there is no such level")
    kept = learning.self_rating(session, submission.id) or SelfRating(submission_id=submission.id)
    kept.marks, kept.saved_at = dict(marks), now
    session.add(kept)
    record(
        session,
        at=now,
        actor_id=member.account_id,
        programme_id=member.programme_id,
        action="self_rating.kept",
        object_kind="submission",
        object_id=submission.reference,
        detail={"slug": submission.slug, "mode": submission.mode, "criteria": len(marks)},
    )
    session.commit()
    return kept


def seen_by_grader(session: Session, grading: Grading) -> dict[str, int] | None:
    """The trainee's own levels, once this grader's own marks are put down; None before, or where there are none."""
    if grading.marked_at is None:
        return None
    kept = learning.self_rating(session, grading.submission_id)
    return dict(kept.marks) if kept else None
