"""What ends soon: memberships, and rights to grade that no later one follows."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased, joinedload

from trainer.db.models import GradingRight, Membership, Programme


def memberships(session: Session, programme: Programme, today: date, last: date) -> list[Membership]:
    """Those whose last day lies between these days."""
    found = sa.select(Membership).where(
        Membership.programme_id == programme.id, Membership.from_on <= today, Membership.until_on.between(today, last)
    )
    return list(session.scalars(found.order_by(Membership.id)))


def rights(session: Session, programme: Programme, today: date, last: date) -> list[tuple[GradingRight, Membership]]:
    """Rights of present members whose last day lies between these days, unless another one lasts longer."""
    later = aliased(GradingRight)
    follows = sa.exists().where(later.membership_id == GradingRight.membership_id, later.until_on > last)
    found = (
        sa.select(GradingRight, Membership)
        .join(Membership, Membership.id == GradingRight.membership_id)
        .options(joinedload(Membership.account))
        .where(
            GradingRight.programme_id == programme.id,
            GradingRight.until_on.between(today, last),
            sa.or_(Membership.until_on.is_(None), Membership.until_on >= today),
            ~follows,
        )
    )
    return [(right, member) for right, member in session.execute(found.order_by(GradingRight.id))]
