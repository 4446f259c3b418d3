"""Assessed work in the tests: a piece handed in and claimed, and what a grader writes about it."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any, Final
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests import people, practice
from tests.work import member
from trainer.db.models import ActiveEdition, Assignment, Draft, Grading, Membership, Piece
from trainer.domain.draft import Change, State
from trainer.domain.grading import LOCK
from trainer.domain.judgement import criteria
from trainer.services import accounts, judging, submitting
from trainer.services.drafting import Saved

GRADING: Final = 1
FEEDBACK: Final = (
    "You cite C29 of session 2 for the dispute, and that is the turn where Lori says the work can be hired. "
    "Next time ask what each of them expects, and put the answer beside C29."
)
_operations = (uuid4().hex for _ in count())
"""As a browser makes them: a database filled by one process is filled further by another."""


def assigned(db: Session, now: datetime, key: str = "trainee") -> Assignment:
    """The case of `tests.practice` as assessed work of one person, judged by every rubric there is."""
    who = member(db, key)
    rubrics = db.scalars(
        sa.select(ActiveEdition.edition_id).where(ActiveEdition.kind == "rubric").order_by(ActiveEdition.slug.desc())
    ).all()
    made = Assignment(
        programme_id=who.programme_id,
        batch=f"graded-{next(_operations)}",
        piece="case",
        slug=practice.SLUG,
        title="Flour and water",
        mode="assessed",
        account_id=who.account_id,
        opens_at=now - timedelta(days=1),
        due_at=now + timedelta(days=14),
        late_policy="mark",
        rubric_ids=list(rubrics),
        counts_because="It is the only one there is yet.",
        made_by_id=member(db, "director").account_id,
        made_at=now,
        announced_at=now,
    )
    db.add(made)
    db.commit()
    return made


def handed_in(db: Session, now: datetime = people.NOW, key: str = "trainee", *more: State) -> Piece:
    """A piece of assessed work, handed in an hour after `now`."""
    work = assigned(db, now, key)
    draft_id = practice.worked(db, member(db, key), now, *more, mode="assessed", assignment_id=work.id)
    return hand_in(db, draft_id, now + timedelta(hours=1), key)


def hand_in(db: Session, draft_id: int, now: datetime, key: str = "trainee") -> Piece:
    """The draft handed in: the first round of a piece, or its next one."""
    submitting.hand_in(db, member=member(db, key), draft_id=draft_id, now=now)
    return db.scalars(sa.select(Piece).where(Piece.draft_id == draft_id)).one()


def claimed(db: Session, piece: Piece, now: datetime, key: str = "supervisor", place: str = "first") -> Grading:
    """A grader's claim on the piece, and the grading it opens."""
    grader = member(db, key)
    for standing in db.scalars(
        sa.select(Grading).where(Grading.submission_id == piece.submission_id, Grading.place == place)
    ):
        standing.left_at = standing.left_at or now
    db.flush()
    made = Grading(
        piece_id=piece.id,
        submission_id=piece.submission_id,
        grader_id=grader.id,
        place=place,
        state={},
        revision=0,
        started_at=now,
        saved_at=now,
    )
    db.add(made)
    piece.claimed_by_id, piece.claimed_until = grader.id, now + LOCK
    db.commit()
    return made


def returned(db: Session, piece: Piece, now: datetime) -> Draft:
    """The piece sent back without a word; the draft open again."""
    draft = db.get_one(Draft, piece.draft_id)
    draft.handed_in_at = None
    piece.state, piece.returned_until = "returned", now + timedelta(days=7)
    piece.claimed_by_id = piece.claimed_until = None
    for standing in db.scalars(sa.select(Grading).where(Grading.submission_id == piece.submission_id)):
        standing.left_at = now
    db.commit()
    return draft


class Grader:
    """One browser of one grader: it saves to a grading and remembers nothing."""

    def __init__(self, db: Session, grading: Grading, now: datetime) -> None:
        self.db, self.id, self.now = db, grading.id, now
        self.member = db.get_one(Membership, grading.grader_id)
        self.criteria = criteria(judging.rubrics_of(db, db.get_one(Piece, grading.piece_id)))

    def save(self, *changes: tuple[str, Any, Any], at: datetime | None = None) -> tuple[Saved, judging.Hold]:
        """Each change is a path, what stood there, what shall stand there."""
        made = [Change(f"grade-{next(_operations)}", *change) for change in changes]
        return judging.save(self.db, member=self.member, grading_id=self.id, changes=made, now=at or self.now)

    def mark(self, level: int = 3) -> None:
        """Every criterion alike."""
        self.save(*((f"marks.{key}", None, level) for key in self.criteria))

    def put_down(self, at: datetime | None = None) -> Grading:
        return judging.put_down(self.db, member=self.member, grading_id=self.id, now=at or self.now)

    def finish(self, at: datetime | None = None) -> Grading:
        return judging.finish(self.db, member=self.member, grading_id=self.id, now=at or self.now)

    def state(self) -> State:
        """What stands in the grading."""
        self.db.expire_all()
        return dict(self.db.get_one(Grading, self.id).state)


def graded(db: Session, now: datetime, key: str = "supervisor", level: int = 3) -> Grader:
    """A grader who has just claimed a piece and marked every criterion."""
    grader = Grader(db, claimed(db, handed_in(db, now), now + timedelta(hours=2), key), now + timedelta(hours=2))
    grader.mark(level)
    return grader


def newcomer(db: Session, key: str, role: str) -> Membership:
    """One more person of `north`."""
    began = datetime(2026, 9, 1, 12, 0, tzinfo=people.NOW.tzinfo)
    accounts.add_account(db, email=f"{key}@example.org", name=key.title(), password=people.PASSWORD, now=began)
    accounts.join(db, email=f"{key}@example.org", programme="north", role=role, now=began)
    return member(db, key)


def settle(session: Session) -> None:
    """GRADING: the supervisor has claimed a piece of somebody's, and holds it longer than any test lasts."""
    newcomer(session, "novice", "trainee")
    grading = claimed(session, handed_in(session, key="novice"), people.NOW)
    assert grading.id == GRADING
    session.get_one(Piece, grading.piece_id).claimed_until = datetime(2099, 1, 1, tzinfo=people.NOW.tzinfo)
    session.commit()
