"""What goes with a grade, in the tests: assessed work handed in and released, with marks by every rubric there is."""

from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy.orm import Session

from tests import people, practice
from tests.grades import assigned, hand_in
from tests.work import member
from trainer.db.models import Aim, PanelSeen, Piece, Submission
from trainer.domain.draft import State
from trainer.services import aiming, self_rating
from trainer.services.catalogue import rubric_editions

REFERENCE: Final = "RATE-RATE"
PIECE: Final = 500
AIM: Final = 1
AGREED: Final = 2
AIM_WORDS: Final = "Ask what each of them expects of the other before I choose an area."


def worked(db: Session, now: datetime = people.NOW, key: str = "trainee", *more: State) -> int:
    """A draft of assessed work, ready to hand in."""
    work = assigned(db, now, key)
    return practice.worked(db, member(db, key), now, *more, mode="assessed", assignment_id=work.id)


def handed_in(db: Session, now: datetime = people.NOW, key: str = "trainee", draft_id: int | None = None) -> Piece:
    """A piece of assessed work, handed in an hour after `now`."""
    return hand_in(db, worked(db, now, key) if draft_id is None else draft_id, now + timedelta(hours=1), key)


def criteria(db: Session, piece: Piece) -> list[str]:
    """The keys of the criteria that the piece is judged by."""
    rubrics = rubric_editions(db, piece.rubric_ids)
    return [f"{slug}/{c.id}" for slug, rubric in rubrics.items() for c in rubric.criteria]


def reference(db: Session, piece: Piece) -> str:
    return db.get_one(Submission, piece.submission_id).reference


def release(db: Session, piece: Piece, now: datetime = people.NOW, level: float = 3.0) -> Piece:
    """The trainee sees it, every criterion at the same level."""
    levels = dict.fromkeys(criteria(db, piece), level)
    at = now + timedelta(hours=2)
    piece.state, piece.released_at = "released", at
    piece.marks = {"levels": levels, "graders": 1, "mean": level}
    db.get_one(Submission, piece.submission_id).revealed_at = at
    if db.get(PanelSeen, (piece.account_id, piece.slug)) is None:
        db.add(PanelSeen(account_id=piece.account_id, slug=piece.slug, seen_at=at))
    db.commit()
    return piece


def released(db: Session, now: datetime = people.NOW, key: str = "trainee") -> Piece:
    """Work handed in and released."""
    return release(db, handed_in(db, now, key), now)


def rate(db: Session, piece: Piece, level: int = 4, now: datetime = people.NOW, key: str = "trainee") -> None:
    """The trainee's own levels: the same everywhere, the last criterion skipped."""
    marks = dict.fromkeys(criteria(db, piece)[:-1], level)
    self_rating.rate(db, member=member(db, key), reference=reference(db, piece), marks=marks, now=now)


def aim(db: Session, text: str = AIM_WORDS, now: datetime = people.NOW, piece_id: int | None = None) -> Aim:
    """One that the trainee makes."""
    return aiming.make_aim(db, member=member(db, "trainee"), text=text, piece_id=piece_id, now=now)


def settle(session: Session) -> None:
    """For the trainee: PIECE, rated by them and released, its hand-in called REFERENCE; AIM, made from its feedback; AGREED, by the supervisor."""
    piece = handed_in(session)
    rate(session, piece)
    session.get_one(Submission, piece.submission_id).reference = REFERENCE
    piece.id = PIECE
    session.commit()
    release(session, piece)
    assert aim(session, piece_id=PIECE).id == AIM
    trainee, supervisor = member(session, "trainee"), member(session, "supervisor")
    session.add(
        Aim(
            id=AGREED,
            programme_id=trainee.programme_id,
            account_id=trainee.account_id,
            text="Count the months.",
            made_by_id=supervisor.account_id,
            made_at=people.NOW,
        )
    )
    session.commit()


DAY: Final = date(2026, 11, 20)
