"""Who is what in which programme."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session, contains_eager

from trainer.db.models import Membership, Programme


def in_programme(session: Session, account_id: int, slug: str) -> Sequence[Membership]:
    """All of one person's memberships in one programme, ended ones too, each with its programme."""
    return session.scalars(
        sa.select(Membership)
        .join(Membership.programme)
        .options(contains_eager(Membership.programme))
        .where(Membership.account_id == account_id, Programme.slug == slug)
        .order_by(Membership.id)
    ).all()


def of_account(session: Session, account_id: int) -> Sequence[Membership]:
    """All of one person's memberships in any programme, ended ones too, each with its programme."""
    return session.scalars(
        sa.select(Membership)
        .join(Membership.programme)
        .options(contains_eager(Membership.programme))
        .where(Membership.account_id == account_id)
        .order_by(Programme.name, Membership.id)
    ).all()
