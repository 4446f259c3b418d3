"""Who is what in which programme."""

from collections.abc import Collection, Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session, contains_eager

from trainer.db.models import Account, Membership, Notice, Programme

# Asked on every page: built once, for building costs more than asking.
_IN_PROGRAMME = (
    sa.select(Membership)
    .join(Membership.programme)
    .options(contains_eager(Membership.programme))
    .where(Membership.account_id == sa.bindparam("account_id"), Programme.slug == sa.bindparam("slug"))
    .order_by(Membership.id)
)


def in_programme(session: Session, account_id: int, slug: str) -> Sequence[Membership]:
    """All of one person's memberships in one programme, ended ones too, each with its programme."""
    return session.scalars(_IN_PROGRAMME, {"account_id": account_id, "slug": slug}).all()


_UNREAD = (
    sa.select(sa.func.count(Notice.id))
    .where(Notice.account_id == Membership.account_id, Notice.programme_id == Programme.id, Notice.read_at.is_(None))
    .scalar_subquery()
)
_ENTERING = _IN_PROGRAMME.add_columns(_UNREAD)


def entering(session: Session, account_id: int, slug: str) -> tuple[list[Membership], int]:
    """All of one person's memberships in one programme, ended ones too, and how many notices wait for them there."""
    rows = session.execute(_ENTERING, {"account_id": account_id, "slug": slug}).all()
    return [row[0] for row in rows], rows[0][1] if rows else 0


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
