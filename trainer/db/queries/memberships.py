"""Who is what in which programme."""

from collections.abc import Collection, Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session, contains_eager

from trainer.db.models import Account, Membership, Programme


def of_account(session: Session, account_id: int) -> Sequence[Membership]:
    """All of one person's memberships in any programme, ended ones too, each with its programme."""
    return session.scalars(
        sa.select(Membership)
        .join(Membership.programme)
        .options(contains_eager(Membership.programme))
        .where(Membership.account_id == account_id)
        .order_by(Programme.name, Membership.id)
    ).all()


def by_id(session: Session, programme_id: int, membership_id: int, *, lock: bool = False) -> Membership | None:
    """One membership of the programme, with its account, cohort and programme."""
    found = (
        sa.select(Membership)
        .join(Membership.account)
        .join(Membership.programme)
        .outerjoin(Membership.cohort)
        .options(
            contains_eager(Membership.account),
            contains_eager(Membership.programme),
            contains_eager(Membership.cohort),
        )
        .where(Membership.id == membership_id, Membership.programme_id == programme_id)
        .execution_options(populate_existing=True)
    )
    if lock:
        found = found.with_for_update(of=Membership, key_share=True)
    return session.scalars(found).one_or_none()


def by_ids(session: Session, programme_id: int, ids: Collection[int]) -> dict[int, Membership]:
    """Those of the memberships that belong to the programme, each with its account."""
    rows = session.scalars(
        sa.select(Membership)
        .join(Membership.account)
        .options(contains_eager(Membership.account))
        .where(Membership.id.in_(ids), Membership.programme_id == programme_id)
    )
    return {row.id: row for row in rows}


def active(session: Session, programme_id: int, role: str, today: date) -> Sequence[Membership]:
    """Who has the role on that day, by name, each with their account."""
    return session.scalars(
        sa.select(Membership)
        .join(Membership.account)
        .options(contains_eager(Membership.account))
        .where(
            Membership.programme_id == programme_id,
            Membership.role == role,
            Membership.from_on <= today,
            sa.or_(Membership.until_on.is_(None), Membership.until_on >= today),
        )
        .order_by(sa.func.lower(Account.name), Membership.id)
    ).all()


def as_trainee(session: Session, programme_id: int, account_id: int) -> Membership | None:
    """A person's newest membership as a trainee of the programme, ended or not."""
    return session.scalars(
        sa.select(Membership)
        .where(
            Membership.account_id == account_id, Membership.programme_id == programme_id, Membership.role == "trainee"
        )
        .order_by(Membership.id.desc())
        .limit(1)
    ).one_or_none()


def others(session: Session, membership: Membership) -> Sequence[Membership]:
    """The same person's other memberships in the same programme, newest first."""
    return session.scalars(
        sa.select(Membership)
        .where(
            Membership.account_id == membership.account_id,
            Membership.programme_id == membership.programme_id,
            Membership.id != membership.id,
        )
        .order_by(Membership.from_on.desc(), Membership.id.desc())
    ).all()
