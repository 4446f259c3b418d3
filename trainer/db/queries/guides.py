"""A programme's guides, and what bodies had made of them as far as it stands."""

from collections.abc import Collection, Sequence
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from trainer.db.models import Account, Guide, GuideStanding
from trainer.domain import guides as domain

_later = aliased(GuideStanding)
STANDS: Final = sa.and_(GuideStanding.withdrawn.is_(False), ~sa.exists().where(_later.corrects_id == GuideStanding.id))
"""The condition that a standing has neither been corrected nor withdrawn."""


def of_programme(session: Session, programme_id: int, refs: Collection[str] | None = None) -> dict[str, domain.Guide]:
    """Every guide by ref, or those of `refs`, each with the standings that stand."""
    return of_programmes(session, [programme_id], refs)[programme_id]


def of_programmes(
    session: Session, programme_ids: Collection[int], refs: Collection[str] | None = None
) -> dict[int, dict[str, domain.Guide]]:
    """The same of several programmes."""
    some = [Guide.ref.in_(refs)] if refs is not None else []
    rows = session.execute(
        sa.select(Guide.programme_id, Guide.ref, Guide.name, Guide.account_id, GuideStanding)
        .outerjoin(GuideStanding, sa.and_(GuideStanding.guide_id == Guide.id, STANDS))
        .where(Guide.programme_id.in_(programme_ids), *some)
        .order_by(Guide.id, GuideStanding.since, GuideStanding.id)
    )
    found: dict[int, dict[str, domain.Guide]] = {programme_id: {} for programme_id in programme_ids}
    for programme_id, ref, name, account_id, standing in rows:
        here = found[programme_id]
        before = here.get(ref, domain.Guide(ref, name, (), account_id))
        if standing is not None:
            held = domain.Standing(standing.body, standing.level, standing.since, standing.until)
            before = domain.Guide(ref, name, (*before.standings, held), account_id)
        here[ref] = before
    return found


def by_ref(session: Session, programme_id: int, ref: str, *, lock: bool = False) -> Guide | None:
    """One guide of the programme."""
    found = sa.select(Guide).where(Guide.ref == ref, Guide.programme_id == programme_id)
    if lock:
        found = found.with_for_update(key_share=True).execution_options(populate_existing=True)
    return session.scalars(found).one_or_none()


def of_account(session: Session, programme_id: int, account_id: int) -> Guide | None:
    """The guide that one of the site's own people is in the programme, if they are one."""
    own = sa.select(Guide).where(Guide.programme_id == programme_id, Guide.account_id == account_id)
    return session.scalars(own).one_or_none()


def by_email(session: Session, programme_id: int, email: str) -> Guide | None:
    """An outside guide by address."""
    found = sa.select(Guide).where(Guide.programme_id == programme_id, Guide.email == email)
    return session.scalars(found).one_or_none()


def emails(session: Session, programme_id: int) -> dict[str, str]:
    """Guides by address, each with their reference; the site's own people by that of their account."""
    address = sa.func.coalesce(Guide.email, Account.email)
    rows = session.execute(
        sa.select(address, Guide.ref)
        .outerjoin(Account, Account.id == Guide.account_id)
        .where(Guide.programme_id == programme_id, address.is_not(None))
    )
    return {row[0]: row[1] for row in rows}


def listed(session: Session, programme_id: int) -> Sequence[Guide]:
    """All guides by name, to choose from and to manage."""
    return session.scalars(
        sa.select(Guide).where(Guide.programme_id == programme_id).order_by(sa.func.lower(Guide.name), Guide.id)
    ).all()


def standings(session: Session, guide_id: int) -> Sequence[GuideStanding]:
    """Everything ever noted of one guide, corrected and withdrawn rows too, oldest first."""
    return [row for row, _name in checked(session, guide_id)]


def checked(session: Session, guide_id: int) -> Sequence[tuple[GuideStanding, str]]:
    """The same, each with the name of whoever noted it."""
    rows = session.execute(
        sa.select(GuideStanding, Account.name)
        .join(Account, Account.id == GuideStanding.checked_by_id)
        .where(GuideStanding.guide_id == guide_id)
        .order_by(GuideStanding.id)
    )
    return [(row[0], row[1]) for row in rows]


def people(session: Session, guide: Guide) -> dict[int, str]:
    """Names by account of whoever named or confirmed the guide, and their own."""
    ids = {guide.made_by_id, guide.confirmed_by_id, guide.account_id} - {None}
    rows = session.execute(sa.select(Account.id, Account.name).where(Account.id.in_(ids)))
    return {row.id: row.name for row in rows}


def unconfirmed(session: Session, programme_id: int) -> int:
    """How many outside people wait for a director to make sure who they are."""
    waits = (Guide.programme_id == programme_id, Guide.confirmed_at.is_(None))
    return session.scalar(sa.select(sa.func.count()).select_from(Guide).where(*waits)) or 0


def standing(session: Session, guide_id: int, standing_id: int) -> GuideStanding | None:
    """One standing of the guide's, if it stands."""
    found = sa.select(GuideStanding).where(GuideStanding.id == standing_id, GuideStanding.guide_id == guide_id, STANDS)
    return session.scalars(found).one_or_none()
