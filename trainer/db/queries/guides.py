"""A programme's guides, and what bodies had made of them as far as it stands."""

from collections.abc import Sequence
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from trainer.db.models import Guide, GuideStanding
from trainer.domain import guides as domain

_later = aliased(GuideStanding)
STANDS: Final = sa.and_(GuideStanding.withdrawn.is_(False), ~sa.exists().where(_later.corrects_id == GuideStanding.id))
"""The condition that a standing has neither been corrected nor withdrawn."""


def of_programme(session: Session, programme_id: int) -> dict[str, domain.Guide]:
    """Every guide by ref, each with the standings that stand."""
    rows = session.execute(
        sa.select(Guide.ref, Guide.name, Guide.account_id, GuideStanding)
        .outerjoin(GuideStanding, sa.and_(GuideStanding.guide_id == Guide.id, STANDS))
        .where(Guide.programme_id == programme_id)
        .order_by(Guide.id, GuideStanding.since, GuideStanding.id)
    )
    found: dict[str, domain.Guide] = {}
    for ref, name, account_id, standing in rows:
        before = found.get(ref, domain.Guide(ref, name, (), account_id))
        if standing is not None:
            held = domain.Standing(standing.body, standing.level, standing.since, standing.until)
            before = domain.Guide(ref, name, (*before.standings, held), account_id)
        found[ref] = before
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


def listed(session: Session, programme_id: int) -> Sequence[Guide]:
    """All guides by name, to choose from and to manage."""
    return session.scalars(
        sa.select(Guide).where(Guide.programme_id == programme_id).order_by(sa.func.lower(Guide.name), Guide.id)
    ).all()


def standings(session: Session, guide_id: int) -> Sequence[GuideStanding]:
    """Everything ever noted of one guide, corrected and withdrawn rows too, oldest first."""
    return session.scalars(
        sa.select(GuideStanding).where(GuideStanding.guide_id == guide_id).order_by(GuideStanding.id)
    ).all()


def standing(session: Session, guide_id: int, standing_id: int) -> GuideStanding | None:
    """One standing of the guide's, if it stands."""
    found = sa.select(GuideStanding).where(GuideStanding.id == standing_id, GuideStanding.guide_id == guide_id, STANDS)
    return session.scalars(found).one_or_none()
