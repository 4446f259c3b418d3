"""How a cohort stands, from what is counted and kept: nobody is named."""

from dataclasses import dataclass, field
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Certificate, CertificateRevocation, Membership, Progress, ProgressTally


@dataclass
class Counted:
    """Of one edition of a pathway: how many are on it in each state, and by requirement."""

    whole: dict[str, int] = field(default_factory=dict)
    lines: dict[str, dict[str, int]] = field(default_factory=dict)


def counted(session: Session, programme_id: int, cohort_id: int) -> dict[int, Counted]:
    """By edition, from the tallies."""
    rows = session.execute(
        sa.select(ProgressTally.edition_id, ProgressTally.requirement, ProgressTally.state, ProgressTally.n).where(
            ProgressTally.programme_id == programme_id, ProgressTally.cohort_id == cohort_id, ProgressTally.n > 0
        )
    )
    found: dict[int, Counted] = {}
    for edition, requirement, state, n in rows:
        here = found.setdefault(edition, Counted())
        (here.lines.setdefault(requirement, {}) if requirement else here.whole)[state] = n
    return found


def people(session: Session, cohort_id: int, today: date) -> int:
    """How many belong to it and have not left."""
    here = sa.or_(Membership.until_on.is_(None), Membership.until_on >= today)
    return session.scalar(sa.select(sa.func.count()).where(Membership.cohort_id == cohort_id, here)) or 0


def levels(session: Session, programme_id: int, cohort_id: int) -> tuple[int, float, float, float] | None:
    """Of whoever is here and was judged: how many, and mean, least and most of their mean levels; each person once."""
    each = (
        sa.select(sa.func.max(Progress.level).label("level"))
        .where(
            Progress.programme_id == programme_id,
            Progress.cohort_id == cohort_id,
            Progress.here,
            Progress.judged > 0,
            Progress.level.is_not(None),
        )
        .group_by(Progress.account_id)
        .subquery()
    )
    level = each.c.level
    n, mean, least, most = session.execute(
        sa.select(sa.func.count(), sa.func.avg(level), sa.func.min(level), sa.func.max(level)).select_from(each)
    ).one()
    return (n, mean or 0.0, least or 0.0, most or 0.0) if n else None


def certified(session: Session, programme_id: int, cohort_id: int) -> int:
    """How many people of the cohort hold a certificate that was not revoked."""
    mine = sa.select(Progress.account_id).where(Progress.programme_id == programme_id, Progress.cohort_id == cohort_id)
    revoked = sa.exists().where(CertificateRevocation.certificate_id == Certificate.id)
    return (
        session.scalar(
            sa.select(sa.func.count(sa.distinct(Certificate.account_id))).where(
                Certificate.programme_id == programme_id, Certificate.account_id.in_(mine), ~revoked
            )
        )
        or 0
    )
