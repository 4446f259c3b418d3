"""Who may take work to grade today, and who could judge a piece that others have judged."""

from collections.abc import Collection
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Grading, GradingRight, Membership, Piece, Programme
from trainer.db.queries import memberships
from trainer.domain.settings import settings_of


def able(session: Session, programme_id: int, supervisors: Collection[Membership], today: date) -> list[Membership]:
    """Those of them with the right to grade that day: all, unless the programme asks for calibration."""
    if not settings_of(session.get_one(Programme, programme_id).settings).calibration:
        return list(supervisors)
    held = sa.select(GradingRight.membership_id).where(
        GradingRight.membership_id.in_([one.id for one in supervisors]),
        GradingRight.from_on <= today,
        GradingRight.until_on >= today,
    )
    holding = set(session.scalars(held))
    return [one for one in supervisors if one.id in holding]


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
