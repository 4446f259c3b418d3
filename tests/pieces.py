"""Pieces of assessed work in tests: handed in by the trainee of `tests.people`, judged by whoever is asked."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests import people, practice
from tests.work import assign, member
from trainer.db.models import Account, Assignment, GradeEntry, Grading, Membership, Piece, Programme, Submission
from trainer.domain.settings import settings_of
from trainer.services import claiming, drafting, moderating, releasing, returning, submitting
from trainer.services.taking_up import start_assigned

NOW: Final = people.NOW
IN: Final = NOW + timedelta(hours=1)
"""When the first round is handed in."""
LATER: Final = IN + timedelta(minutes=10)
"""When it can be claimed."""
GOOD: Final = 4
"""A level that nobody asks a second grader about."""


def colleague(db: Session, name: str, role: str = "supervisor", **values: Any) -> Membership:
    """Somebody more in `north`, with the account `<name>@example.org`."""
    email = f"{name.lower()}@example.org"
    account = Account(email=email, name=name, fs_uniquifier=name.lower(), created_at=NOW, password=None)
    db.add(account)
    db.flush()
    given: dict[str, Any] = {"capabilities": [], "from_on": date(2026, 9, 1), **values}
    row = Membership(account_id=account.id, programme_id=member(db, "director").programme_id, role=role, **given)
    db.add(row)
    db.commit()
    return row


def decide(db: Session, **values: Any) -> None:
    """Settings of `north`; the lot sends nothing to a second grader unless they say so."""
    programme = db.get_one(Programme, member(db, "director").programme_id)
    programme.settings = settings_of({**programme.settings, **values}).to_json()
    db.commit()


def hand_in(db: Session, assignment: Assignment, now: datetime = IN, key: str = "trainee") -> Submission:
    """The trainee works the case from its beginning and hands it in."""
    me = member(db, key)
    draft = start_assigned(db, member=me, assignment_id=assignment.id, now=now - timedelta(minutes=50))
    for after, said in enumerate((practice.FIRST, practice.SECOND), 1):
        practice.save(db, me, draft.id, now, said)
        drafting.commit_hypothesis(db, member=me, draft_id=draft.id, after=after, now=now)
    practice.save(db, me, draft.id, now, practice.REST)
    return submitting.hand_in(db, member=me, draft_id=draft.id, now=now)


def piece_of(db: Session, submission: Submission) -> Piece:
    return db.scalars(sa.select(Piece).where(Piece.submission_id == submission.id)).one()


def waiting(db: Session, now: datetime = NOW, *, drawn: bool = False, **fields: Any) -> Piece:
    """A piece handed in an hour after `now`; unless the lot draws it, only its marks decide who judges it."""
    decide(db, second_share=100 if drawn else 0)
    (made,) = assign(db, now, **fields)
    return piece_of(db, hand_in(db, made, now + timedelta(hours=1)))


def levels(level: int = GOOD, **others: int) -> dict[str, int]:
    """Marks on three criteria, all alike but for those named."""
    return {f"inventory/{name}": others.get(name, level) for name in ("people", "ties", "moments")}


def finish(
    db: Session,
    piece: Piece,
    grader: Membership,
    marks: Mapping[str, int] | None = None,
    now: datetime = LATER,
    **judgement: Any,
) -> Grading:
    """The grader claims the piece, marks it and hands the judgement over."""
    grading = claiming.claim(db, member=grader, piece_id=piece.id, now=now)
    held = claiming.hold(db, member=grader, grading_id=grading.id, now=now)
    assert held.until is not None
    for kind in ("marked", "finished"):
        db.add(
            GradeEntry(
                piece_id=piece.id,
                submission_id=piece.submission_id,
                grading_id=grading.id,
                kind=kind,
                by_id=grader.account_id,
                at=now,
                marks=dict(marks or levels()),
                judgement={
                    "feedback": "You hear both sides.",
                    "comments": [],
                    "harmful": [],
                    "helpful": [],
                    **judgement,
                },
            )
        )
    grading.marked_at = grading.finished_at = now
    moderating.after_finish(db, held.piece, now)
    db.commit()
    return grading


def ready(db: Session, grader: Membership | None = None, now: datetime = NOW, **fields: Any) -> Piece:
    """A piece judged well by one grader, whom nobody need follow."""
    piece = waiting(db, now, **fields)
    finish(db, piece, grader or member(db, "supervisor"), now=now + timedelta(hours=1, minutes=10))
    return piece


def returned(db: Session, now: datetime = NOW) -> Piece:
    """A piece that went back to its trainee, who has a week for it."""
    ruth, piece = member(db, "supervisor"), waiting(db, now)
    at = now + timedelta(hours=2)
    claiming.claim(db, member=ruth, piece_id=piece.id, now=at)
    until = at + timedelta(days=7)
    return returning.return_for_revision(
        db, member=ruth, piece_id=piece.id, until=until, what="Ask what each of them expects.", now=at
    )


def released(db: Session, now: datetime = NOW) -> Piece:
    """A piece that its trainee has seen the marks of, two hours after `now`."""
    piece = ready(db, now=now)
    at = now + timedelta(hours=2)
    releasing.release(db, member=member(db, "supervisor"), piece_ids=[piece.id], now=at)
    return piece
