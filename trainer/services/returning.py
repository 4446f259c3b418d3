"""Work goes back to its trainee for revision, before anything is revealed, with what to do and a date of its own."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy.orm import Session

from trainer.db.models import GradeEntry, Grading, Membership, Piece
from trainer.db.queries import drafts, pieces
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.judgement import judgement_of
from trainer.domain.permits import may_judge, may_oversee
from trainer.mail.language import mark
from trainer.services.auditing import record_piece
from trainer.services.catalogue import rubric_editions
from trainer.services.claiming import leave_unfinished
from trainer.services.moderating import tell_of_piece
from trainer.services.notifying import Telling

LONGEST: Final = 4000
"""Characters of what is to be done."""
HORIZON: Final = timedelta(days=366)


def may_return(session: Session, member: Membership, piece: Piece) -> bool:
    """Who grades the present round first, and seniors; never somebody who judges it blind."""
    if may_oversee(member, piece):
        return True
    return may_judge(member, piece) and _first(session, piece, member) is not None


def return_for_revision(
    session: Session, *, member: Membership, piece_id: int, until: datetime, what: str, now: datetime
) -> Piece:
    """Open the draft again and tell the trainee. What the grader has written so far goes with it, without marks.

    Raises NotFound, WrongState where it is released or returned already, or the date or the words cannot be.
    """
    known = pieces.by_id(session, member.programme_id, piece_id)
    if known is None:
        raise NotFound("there is no such piece")
    draft = drafts.by_id(session, known.draft_id, lock=True)
    piece = pieces.by_id(session, member.programme_id, piece_id, lock=True)
    if piece is None or draft is None or not may_return(session, member, piece):
        raise NotFound("there is no such piece")
    if piece.state == "returned":
        raise WrongState("It has been returned already, and is with the trainee")
    if piece.state == "released":
        raise WrongState("It has been released: the trainee has seen the readers, so that a revision could not count")
    if not now < until <= now + HORIZON:
        raise WrongState("The date lies in the past, or more than a year ahead")
    if not what.strip() or len(what) > LONGEST:
        raise WrongState("Say in a few words what is to be revised")
    if drafts.open_on(session, draft.account_id, draft.programme_id, draft.slug, draft.mode):
        raise WrongState("The trainee has begun this case anew for another assignment; it can be returned after that")
    said = _said(session, piece, member)
    leave_unfinished(session, piece, now)
    draft.handed_in_at = None
    piece.state, piece.returned_until = "returned", until
    piece.claimed_by_id, piece.claimed_until, piece.asked_id, piece.marks = None, None, None, None
    entry = GradeEntry(
        piece_id=piece.id,
        submission_id=piece.submission_id,
        kind="returned",
        by_id=member.account_id,
        at=now,
        judgement={**said, "until": until.isoformat()},
        reason=what.strip(),
    )
    session.add(entry)
    record_piece(session, member.account_id, "piece.returned", piece, now, round=piece.round, until=until.isoformat())
    _tell(session, piece, what.strip(), until, now)
    session.commit()
    return piece


def _first(session: Session, piece: Piece, member: Membership) -> Grading | None:
    """The member's standing grading of the present round at the first place."""
    for grading in pieces.gradings(session, piece.id):
        ours = grading.submission_id == piece.submission_id and grading.grader_id == member.id
        if ours and grading.place == "first" and grading.left_at is None:
            return grading
    return None


def _said(session: Session, piece: Piece, member: Membership) -> Mapping[str, Any]:
    """Comments and feedback of whoever returns it, as they stand; no marks and no reasons for marks."""
    grading = _first(session, piece, member)
    if grading is None:
        return {"comments": [], "feedback": ""}
    whole = judgement_of(grading.state, rubric_editions(session, piece.rubric_ids)).to_json()
    return {"comments": whole["comments"], "feedback": whole["feedback"]}


def _tell(session: Session, piece: Piece, what: str, until: datetime, now: datetime) -> None:
    text = mark("%(title)s has come back to you for revision, due %(until)s. Nothing has been marked yet.\n\n%(what)s")
    tell_of_piece(
        session,
        piece,
        Telling(
            piece.account_id, piece.programme_id, "returned", mark("For revision: %(title)s"), text,
            f"assignments/{piece.assignment_id}", f"returned:{piece.id}:{piece.round}", {"until": until, "what": what},
        ),
        now=now,
    )  # fmt: skip
