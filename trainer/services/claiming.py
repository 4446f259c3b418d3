"""A grader takes a piece for a while: the claim renews with every save, runs out by itself, and seniors can free it."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Account, Grading, Membership, Piece, Programme
from trainer.db.queries import graders, pieces
from trainer.domain.errors import Conflict, NotFound, WrongState
from trainer.domain.grading import LOCK
from trainer.domain.moments import moment_words
from trainer.domain.permits import Member, is_active, may_judge, may_oversee
from trainer.mail.language import mark
from trainer.services.auditing import record_piece
from trainer.services.calibrating import may_grade
from trainer.services.directing import today_in
from trainer.services.moderating import tell_of_piece, wanted
from trainer.services.notifying import Telling
from trainer.services.submitting import UNDO_FOR


@dataclass(frozen=True)
class Held:
    """A grading and its piece, both locked until the commit.

    `until` says how long the claim holds now; None where it was lost, and then `holder` names who has the piece,
    if anybody.
    """

    piece: Piece
    grading: Grading
    until: datetime | None
    holder: str


def claim(session: Session, *, member: Membership, piece_id: int, now: datetime) -> Grading:
    """Take a piece, or go on with it; what one has written on this round before is found again.

    Raises NotFound, WrongState where it needs no grader now or not this one, Conflict while somebody else has it.
    """
    piece = _judgeable(session, member, piece_id)
    _check_right(session, member, _today(session, piece, now))
    place = place_open(session, piece, now)
    if member.account_id in graders.judged_elsewhere(session, piece.id, place):
        raise WrongState("You have judged this piece before, and it now needs the eyes of somebody else")
    if somebody_else_has(piece, member.id, now):
        raise Conflict(_taken_words(session, member, piece))
    mine = _own_grading(session, member, piece, place, now)
    piece.claimed_by_id, piece.claimed_until = member.id, now + LOCK
    session.flush()
    record_piece(session, member.account_id, "piece.claimed", piece, now, grading=mine.id)
    session.commit()
    return mine


def hold(session: Session, *, member: Membership, grading_id: int, now: datetime) -> Held:
    """Lock one's own grading and renew its claim, if it is still one's own; the caller commits. Raises NotFound."""
    known = pieces.grading(session, grading_id)
    if known is None or known.grader_id != member.id:
        raise NotFound("there is no such grading")
    piece = pieces.by_id(session, member.programme_id, known.piece_id, lock=True)
    grading = pieces.grading(session, grading_id, lock=True)
    if piece is None or grading is None:
        raise NotFound("there is no such grading")
    found = standing(session, piece, grading, now)
    if found.until is not None:
        piece.claimed_by_id, piece.claimed_until = member.id, found.until
    return found


def standing(session: Session, piece: Piece, grading: Grading, now: datetime) -> Held:
    """How a grading's claim stands, and until when it would hold if it were renewed now; nothing is changed."""
    if somebody_else_has(piece, grading.grader_id, now):
        return Held(piece, grading, None, pieces.name_of(session, piece.claimed_by_id))
    begun = grading.left_at is None and grading.finished_at is None and grading.submission_id == piece.submission_id
    return Held(piece, grading, now + LOCK if begun else None, "")


def lost(held: Held) -> str:
    """What a grader is told whose claim is no longer theirs."""
    kept = "What you have written is kept, and only you can see it."
    if held.holder:
        return f"{held.holder} has taken this piece over, because your claim had run out or was freed. {kept}"
    if held.grading.finished_at is not None:
        return "You have handed this grading over already."
    if held.piece.state == "returned":
        return f"This piece has gone back to the trainee for revision. {kept}"
    if held.grading.submission_id != held.piece.submission_id or held.piece.state == "released":
        return f"This piece has gone on without your grading. {kept}"
    return f"Your claim was given back or freed. {kept} Take the piece again to go on."


def renew(session: Session, *, member: Membership, grading_id: int, now: datetime) -> datetime:
    """Hold on for another while; until when. Raises Conflict, with who has it now, where the claim was lost."""
    held = hold(session, member=member, grading_id=grading_id, now=now)
    session.commit()
    if held.until is None:
        raise Conflict(lost(held))
    return held.until


def give_back(session: Session, *, member: Membership, grading_id: int, now: datetime) -> Piece:
    """Leave it to others; what was written stays readable to its writer. A repeat changes nothing. Raises NotFound."""
    held = hold(session, member=member, grading_id=grading_id, now=now)
    if held.until is not None:
        held.grading.left_at = now
        _let_go(held.piece)
        record_piece(session, member.account_id, "piece.given_back", held.piece, now, grading=grading_id)
    session.commit()
    return held.piece


def free(session: Session, *, member: Member, piece_id: int, now: datetime) -> str:
    """A senior frees what somebody holds; returns their name, empty where nobody held it. Raises NotFound."""
    piece = pieces.by_id(session, member.programme_id, piece_id, lock=True)
    if piece is None or not may_oversee(member, piece):
        raise NotFound("there is no such piece")
    holder = pieces.name_of(session, piece.claimed_by_id)
    if piece.claimed_by_id is not None:
        held = piece.claimed_by_id
        leave_unfinished(session, piece, now)
        _let_go(piece)
        _tell_freed(session, piece, held, now)
        record_piece(session, member.account_id, "piece.freed", piece, now, held_by=held)
    session.commit()
    return holder


def _tell_freed(session: Session, piece: Piece, membership_id: int, now: datetime) -> None:
    holder = session.get_one(Membership, membership_id)
    subject = mark("Freed for others: %(title)s")
    text = mark("You had taken %(title)s, and it has been freed for other graders. What you have written is kept.")
    link = "supervision/queue?show=unclaimed"
    tell_of_piece(
        session, piece, Telling(holder.account_id, piece.programme_id, "handed-in", subject, text, link), now=now
    )


def leave_unfinished(session: Session, piece: Piece, now: datetime, *, place: str | None = None) -> None:
    """Whoever has begun the present round, at any place or this one, and has not finished has left it."""
    begun = sa.select(Grading).where(
        Grading.submission_id == piece.submission_id, Grading.left_at.is_(None), Grading.finished_at.is_(None)
    )
    if place is not None:
        begun = begun.where(Grading.place == place)
    for grading in session.scalars(begun.with_for_update().execution_options(populate_existing=True)):
        grading.left_at = now
    session.flush()


def _check_right(session: Session, member: Membership, today: date) -> None:
    if not is_active(member, today):
        raise NotFound("there is no such piece")
    if not may_grade(session, member, today):
        raise WrongState("Your programme asks graders to calibrate first. Mark the example pieces; then you can grade")


def _judgeable(session: Session, member: Membership, piece_id: int) -> Piece:
    piece = pieces.by_id(session, member.programme_id, piece_id, lock=True)
    if piece is None or not may_judge(member, piece):
        raise NotFound("there is no such piece")
    return piece


def place_open(session: Session, piece: Piece, now: datetime) -> str:
    """Which judgement the piece wants now; raises WrongState where it wants none."""
    if piece.state == "returned":
        raise WrongState("It has gone back to the trainee for revision, and comes again when they hand it in")
    if piece.state == "waiting" and now - piece.handed_in_at < UNDO_FOR:
        raise WrongState("It was handed in a moment ago, and the trainee can still take it back for ten minutes")
    place = wanted(session, piece)
    if place is None:
        raise WrongState("Nobody has to judge this any more: every grading that it needs is in")
    return place


def somebody_else_has(piece: Piece, membership_id: int, now: datetime) -> bool:
    """A claim that has run out keeps nobody off."""
    if piece.claimed_by_id in (None, membership_id) or piece.claimed_until is None:
        return False
    return piece.claimed_until > now


def _taken_words(session: Session, member: Membership, piece: Piece) -> str:
    zone = session.scalar(sa.select(Account.time_zone).where(Account.id == member.account_id)) or "UTC"
    until = moment_words(piece.claimed_until, zone) if piece.claimed_until else ""
    name = pieces.name_of(session, piece.claimed_by_id)
    return f"{name} was first, and has it until {until}. Nothing is lost: take another piece, or come back later"


def _own_grading(session: Session, member: Membership, piece: Piece, place: str, now: datetime) -> Grading:
    """The member's grading of this round, new or found again; whoever had begun at this place has left it."""
    mine = session.scalars(
        sa.select(Grading)
        .where(
            Grading.submission_id == piece.submission_id,
            Grading.grader_id == member.id,
            Grading.finished_at.is_(None),
        )
        .order_by(Grading.id.desc())
        .with_for_update()
        .execution_options(populate_existing=True)
    ).first()
    if mine is not None and mine.place == place and mine.left_at is None:
        return mine
    leave_unfinished(session, piece, now, place=place)
    if mine is None:
        mine = Grading(
            piece_id=piece.id,
            submission_id=piece.submission_id,
            grader_id=member.id,
            place=place,
            state={},
            started_at=now,
            saved_at=now,
        )
        session.add(mine)
    mine.place, mine.left_at = place, None
    session.flush()
    return mine


def _let_go(piece: Piece) -> None:
    piece.claimed_by_id, piece.claimed_until = None, None


def _today(session: Session, piece: Piece, now: datetime) -> date:
    return today_in(session.get_one(Programme, piece.programme_id), now)
