"""Who may take work to grade today, and who could judge a piece that others have judged."""

from collections.abc import Collection
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Grading, Membership, Piece, Programme
from trainer.db.queries import calibrations, memberships
from trainer.domain.settings import settings_of


def able(session: Session, programme_id: int, supervisors: Collection[Membership], today: date) -> list[Membership]:
    """Those of them with the right to grade that day: all, unless the programme asks for calibration."""
    if not settings_of(session.get_one(Programme, programme_id).settings).calibration:
        return list(supervisors)
    holding = calibrations.with_right(session, programme_id, today)
    return [one for one in supervisors if one.id in holding]


def judged_elsewhere(session: Session, piece_id: int, place: str) -> set[int]:
    """The accounts of those who have judged the piece at another place, in any round: they may not at this one."""
    put = sa.or_(Grading.marked_at.is_not(None), Grading.finished_at.is_not(None))
    found = sa.select(Membership.account_id).join(Grading, Grading.grader_id == Membership.id)
    return set(session.scalars(found.where(Grading.piece_id == piece_id, Grading.place != place, put)))


def fresh(session: Session, piece: Piece, today: date) -> list[int]:
    """The accounts of who may judge it and has not yet; second markers among them, if there are any, else all.

    Where nobody is left, the directors, who can invite somebody.
    """
    active = able(
        session, piece.programme_id, memberships.active(session, piece.programme_id, "supervisor", today), today
    )
    judged = set(
        session.scalars(
            sa.select(Membership.account_id)
            .join(Grading, Grading.grader_id == Membership.id)
            .where(Grading.piece_id == piece.id, Grading.marked_at.is_not(None))
        )
    )
    free = [one for one in active if one.account_id not in judged | {piece.account_id}]
    markers = [one.account_id for one in free if "second-marker" in one.capabilities]
    if found := markers or [one.account_id for one in free]:
        return found
    directors = memberships.active(session, piece.programme_id, "director", today)
    return [one.account_id for one in directors if one.account_id != piece.account_id]
