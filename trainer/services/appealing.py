"""A trainee appeals once against the marks; a grader who has not judged the piece looks again and answers in words."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.orm import Session

from trainer.db.models import Appeal, GradeEntry, Membership, Piece, Programme, Submission
from trainer.db.queries import graders, pieces
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.grading import settle
from trainer.domain.permits import Member, may_judge, may_work_on
from trainer.domain.settings import settings_of
from trainer.mail.language import mark
from trainer.services.auditing import record_piece
from trainer.services.directing import today_in
from trainer.services.moderating import judged, stored, title_of
from trainer.services.notifying import Telling, notify, notify_all

LONGEST: Final = 4000


def appeal_until(session: Session, piece: Piece) -> datetime | None:
    """Until when the trainee may appeal; None where the work is not released, or the programme takes no appeals."""
    programme = session.get_one(Programme, piece.programme_id)
    days = settings_of(programme.settings).appeal_days
    return piece.released_at + timedelta(days=days) if piece.released_at is not None and days else None


def appeal(session: Session, *, member: Member, piece_id: int, text: str, now: datetime) -> Appeal:
    """Raise it, and tell those who may answer. Raises NotFound, WrongState when it is too late or the second one."""
    piece = pieces.by_id(session, member.programme_id, piece_id, lock=True)
    if piece is None or not may_work_on(member, piece):
        raise NotFound("there is no such piece")
    until = appeal_until(session, piece)
    if until is None or piece.state != "released":
        raise WrongState("There is nothing to appeal against yet, or your programme takes no appeals")
    if pieces.appeal(session, piece.id) is not None:
        raise WrongState("You have appealed already; its answer comes to this page, and is the last word here")
    if now > until:
        raise WrongState("The time for an appeal is over. You can still speak with your supervisor about it")
    if not text.strip() or len(text) > LONGEST:
        raise WrongState("Say in a few words which marks you disagree with, and why")
    raised = Appeal(piece_id=piece.id, text=text.strip(), raised_at=now)
    session.add(raised)
    record_piece(session, member.account_id, "appeal.raised", piece, now)
    programme = session.get_one(Programme, piece.programme_id)
    notify_all(
        session,
        graders.fresh(session, piece, today_in(programme, now)),
        Telling(
            0,
            piece.programme_id,
            "handed-in",
            mark("An appeal to answer: %(title)s"),
            mark("A trainee has appealed against the marks of %(title)s. You have not judged it, so you can answer."),
            f"/p/{programme.slug}/supervision/queue?show=unclaimed",
            f"appeal:{piece.id}",
            {"title": title_of(session, piece)},
        ),
        now=now,
    )  # fmt: skip
    session.commit()
    return raised


def answer(session: Session, *, member: Membership, piece_id: int, text: str, change: bool, now: datetime) -> Piece:
    """Answer the appeal: with `change` one's own judgement takes the place of the marks, else they stand.

    Only whoever has judged the piece for the appeal. Raises NotFound, WrongState.
    """
    piece = pieces.by_id(session, member.programme_id, piece_id, lock=True)
    if piece is None or not may_judge(member, piece):
        raise NotFound("there is no such piece")
    raised = pieces.appeal(session, piece.id, lock=True)
    own = judged(session, piece).get("appeal")
    if raised is None or own is None or own.grading.grader_id != member.id:
        raise NotFound("there is no such appeal")
    if raised.answered_at is not None:
        raise WrongState("This appeal has been answered already")
    if not text.strip() or len(text) > LONGEST:
        raise WrongState("Say in a few words what you found, and why the marks change or stand")
    raised.answer, raised.answered_by_id, raised.answered_at = text.strip(), member.id, now
    if change:
        settled = settle([own.entry.marks])
        piece.marks = stored(settled) | {"corrected": True}
        entry = GradeEntry(
            piece_id=piece.id,
            submission_id=piece.submission_id,
            grading_id=own.grading.id,
            kind="corrected",
            by_id=member.account_id,
            at=now,
            marks=dict(settled.levels),
            judgement=dict(own.entry.judgement),
            reason=text.strip(),
        )
        session.add(entry)
    record_piece(session, member.account_id, "appeal.answered", piece, now, changed=change)
    programme = session.get_one(Programme, piece.programme_id)
    reference = session.get_one(Submission, piece.submission_id).reference
    notify(
        session,
        account_id=piece.account_id,
        programme_id=piece.programme_id,
        kind="answered",
        subject=mark("Your appeal is answered: %(title)s"),
        text=mark("The marks have been changed.\n\n%(answer)s") if change else mark("The marks stand.\n\n%(answer)s"),
        link=f"/p/{programme.slug}/submissions/{reference}/feedback",
        now=now,
        key=f"appeal-answered:{piece.id}",
        values={"title": title_of(session, piece), "answer": text.strip()},
    )
    session.commit()
    return piece
