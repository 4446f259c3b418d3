"""Leave and pace."""

from collections.abc import Collection, Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session, joinedload

from trainer.db.models import Leave, Membership, Pace


def leaves(session: Session, membership_id: int) -> Sequence[Leave]:
    """All of a membership's leave, newest first, each with who covers."""
    return session.scalars(
        sa.select(Leave)
        .options(joinedload(Leave.cover).joinedload(Membership.account))
        .where(Leave.membership_id == membership_id)
        .order_by(Leave.from_on.desc(), Leave.id.desc())
    ).all()


def leave(session: Session, membership_id: int, leave_id: int) -> Leave | None:
    """One leave of a membership, locked for a change."""
    found = sa.select(Leave).where(Leave.id == leave_id, Leave.membership_id == membership_id)
    return session.scalars(found.with_for_update()).one_or_none()


def paces(session: Session, membership_id: int) -> Sequence[Pace]:
    """A membership's paces, newest first."""
    return session.scalars(
        sa.select(Pace).where(Pace.membership_id == membership_id).order_by(Pace.from_on.desc())
    ).all()


def away_on(day: date, leave: type[Leave] = Leave) -> sa.ColumnElement[bool]:
    """The condition that a leave, or an alias of it, holds on that day."""
    return sa.and_(leave.from_on <= day, sa.or_(leave.until_on.is_(None), leave.until_on >= day))


def on_leave(session: Session, membership_ids: Collection[int], day: date) -> dict[int, Leave]:
    """The leave that holds on that day, by membership."""
    rows = session.scalars(sa.select(Leave).where(Leave.membership_id.in_(membership_ids), away_on(day)))
    return {row.membership_id: row for row in rows}
