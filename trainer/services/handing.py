"""A senior hands a piece to a grader by name; others can still take it, but it stands in that grader's queue."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from trainer.db.models import Leave, Membership, Piece, Programme
from trainer.db.queries import attendance, graders, memberships, pieces, workloads
from trainer.domain.errors import Conflict, NotFound, WrongState
from trainer.domain.permits import Member, may_judge, may_oversee
from trainer.mail.language import mark
from trainer.services.auditing import record_piece
from trainer.services.claiming import place_open, somebody_else_has
from trainer.services.directing import today_in
from trainer.services.moderating import tell_of_piece
from trainer.services.notifying import Telling

BARRED = {
    "judged": "they have judged this piece before, and it now needs the eyes of somebody else",
    "uncalibrated": "they hold no right to grade, and your programme asks graders to calibrate first",
}


@dataclass(frozen=True)
class Grader:
    """Somebody who may judge the piece now, unless `barred` says why not; how much waits for them, and any leave."""

    membership: Membership
    load: int
    away: Leave | None
    barred: str


def piece_to_hand(session: Session, member: Member, piece_id: int, *, lock: bool = False) -> Piece:
    """One that this senior may hand to somebody. Raises NotFound."""
    piece = pieces.by_id(session, member.programme_id, piece_id, lock=lock)
    if piece is None or not may_oversee(member, piece):
        raise NotFound("there is no such piece")
    return piece


def graders_for(session: Session, piece: Piece, place: str, today: date) -> list[Grader]:
    """Every supervisor of the programme but the piece's own trainee, by name."""
    programme = session.get_one(Programme, piece.programme_id)
    active = memberships.active(session, programme.id, "supervisor", today)
    found = [one for one in active if may_judge(one, piece)]
    judged = graders.judged_elsewhere(session, piece.id, place)
    able = {one.id for one in graders.able(session, programme.id, found, today)}
    loads, away = workloads.waiting(session, programme.id), attendance.on_leave(session, [g.id for g in found], today)

    def barred(one: Membership) -> str:
        if one.account_id in judged:
            return "judged"
        return "" if one.id in able else "uncalibrated"

    return [Grader(one, loads.get(one.id, 0), away.get(one.id), barred(one)) for one in found]


def given_to(piece: Piece, place: str) -> int | None:
    """To whom the judgement that it wants now is given already."""
    return piece.asked_id or (piece.grader_id if place == "first" else None)


def hand_to(session: Session, *, member: Member, piece_id: int, grader_id: int | None, now: datetime) -> Piece:
    """Give the judgement that it wants now to this grader, who is told; or to nobody in particular.

    Raises NotFound, WrongState where nobody has to judge it or this one may not, Conflict while somebody else has it.
    """
    piece = piece_to_hand(session, member, piece_id, lock=True)
    place = place_open(session, piece, now)
    today = today_in(session.get_one(Programme, piece.programme_id), now)
    chosen = _chosen(graders_for(session, piece, place, today), grader_id)
    if somebody_else_has(piece, grader_id or 0, now):
        name = pieces.name_of(session, piece.claimed_by_id)
        raise Conflict(f"{name} has this piece now. Free it first; what they have written is kept for them")
    if given_to(piece, place) != grader_id:
        # The first grader keeps the piece through its rounds; whoever judges it after that is asked for once.
        piece.grader_id, piece.asked_id = (grader_id, None) if place == "first" else (piece.grader_id, grader_id)
        record_piece(session, member.account_id, "piece.handed", piece, now, place=place, to=grader_id)
        if chosen is not None:
            _tell(session, member, piece, chosen, now)
    session.commit()
    return piece


def _chosen(found: list[Grader], grader_id: int | None) -> Membership | None:
    if grader_id is None:
        return None
    one = next((one for one in found if one.membership.id == grader_id), None)
    if one is None:
        raise NotFound("there is no such grader")
    if one.barred:
        raise WrongState(f"{one.membership.account.name} cannot judge it: {BARRED[one.barred]}")
    return one.membership


def _tell(session: Session, member: Member, piece: Piece, grader: Membership, now: datetime) -> None:
    """Without saying at which place, so that they come to it blind."""
    if grader.account_id == member.account_id:
        return
    text = mark("You are asked by name to judge %(title)s. It stands among what is yours until you or a colleague do.")
    tell_of_piece(
        session,
        piece,
        Telling(
            grader.account_id, piece.programme_id, "handed-in", mark("Handed to you: %(title)s"), text,
            "supervision/queue?show=mine",
        ),
        now=now,
    )  # fmt: skip
