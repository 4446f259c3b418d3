"""The cohorts of a programme."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Cohort, Invitation, Membership
from trainer.db.queries.invitations import condition, holds


@dataclass(frozen=True)
class Filled:
    """A cohort, how many trainees it has now, and how many are invited."""

    cohort: Cohort
    trainees: int
    invited: int


def of_programme(session: Session, programme_id: int) -> Sequence[Cohort]:
    """All of them, newest first."""
    return session.scalars(
        sa.select(Cohort).where(Cohort.programme_id == programme_id).order_by(Cohort.starts_on.desc(), Cohort.name)
    ).all()


def filled(session: Session, programme_id: int, today: date, now: datetime) -> list[Filled]:
    """All of them with their numbers, newest first."""
    trainees = sa.select(sa.func.count()).where(Membership.cohort_id == Cohort.id, holds(today)).scalar_subquery()
    invited = (
        sa.select(sa.func.count()).where(Invitation.cohort_id == Cohort.id, condition("open", now)).scalar_subquery()
    )
    rows = session.execute(
        sa.select(Cohort, trainees, invited)
        .where(Cohort.programme_id == programme_id)
        .order_by(Cohort.starts_on.desc(), Cohort.name)
    )
    return [Filled(row[0], row[1], row[2]) for row in rows]


def by_slug(session: Session, programme_id: int, slug: str) -> Cohort | None:
    """One cohort by its short name."""
    return session.scalars(
        sa.select(Cohort).where(Cohort.programme_id == programme_id, Cohort.slug == slug)
    ).one_or_none()


def of_programmes(session: Session, programme_ids: Sequence[int]) -> Sequence[Cohort]:
    """The cohorts of several programmes, newest first."""
    return session.scalars(
        sa.select(Cohort).where(Cohort.programme_id.in_(programme_ids)).order_by(Cohort.starts_on.desc(), Cohort.name)
    ).all()
