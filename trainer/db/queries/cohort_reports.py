"""How a cohort stands, from what is counted and kept: nobody is named, and whoever has left still counts."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from trainer.db.models import (
    Candidacy,
    Certificate,
    CertificateRevocation,
    CommitteeEntry,
    Leave,
    Membership,
    Progress,
    ProgressTally,
)
from trainer.db.queries.attendance import away_on
from trainer.db.queries.invitations import holds
from trainer.domain.cohort_standing import REACH, Decided, Number, Standing
from trainer.domain.committee import GATHERING


def _who(cohort_id: int, today: date) -> sa.Subquery:
    return who(today, Membership.cohort_id == cohort_id)


def who(today: date, *where: sa.ColumnElement[bool]) -> sa.Subquery:
    """Everybody who began in a cohort, once however often they came: whether here, on leave, and when they left."""
    away = sa.exists().where(Leave.membership_id == Membership.id, away_on(today))
    here = sa.func.max(sa.case((holds(today), 1), else_=0))
    return (
        sa.select(
            Membership.cohort_id,
            Membership.account_id,
            here.label("here"),
            sa.func.max(sa.case((sa.and_(holds(today), away), 1), else_=0)).label("away"),
            sa.func.max(Membership.until_on).label("until"),
        )
        .where(Membership.role == "trainee", Membership.from_on <= today, *where)
        .group_by(Membership.cohort_id, Membership.account_id)
        .subquery()
    )


def standings(session: Session, programme_id: int, cohort_id: int, today: date) -> dict[int, Standing]:
    """By edition: on the whole of everybody who began, by requirement from the tallies of those who are here."""
    began = _who(cohort_id, today)
    near = sa.case((sa.and_(Progress.state != "met", Progress.missing <= REACH, Progress.met > 0), 1), else_=0)
    kept = (
        sa.select(Progress.edition_id, began.c.here, Progress.state, sa.func.count(), sa.func.sum(near))
        .join(began, began.c.account_id == Progress.account_id)
        .where(Progress.programme_id == programme_id)
        .group_by(Progress.edition_id, began.c.here, Progress.state)
    )
    found: dict[int, Standing] = {}
    for edition, here, state, n, reach in session.execute(kept):
        of = found.setdefault(edition, Standing())
        (of.here if here else of.left)[state] = n
        of.near += reach if here else 0
    lines = sa.select(ProgressTally.edition_id, ProgressTally.requirement, ProgressTally.state, ProgressTally.n).where(
        ProgressTally.programme_id == programme_id,
        ProgressTally.cohort_id == cohort_id,
        ProgressTally.requirement != "",
        ProgressTally.n > 0,
    )
    for edition, requirement, state, n in session.execute(lines):
        if edition in found:
            found[edition].lines.setdefault(requirement, {})[state] = n
    return found


def people(session: Session, cohort_id: int, today: date) -> Number:
    """Each person once."""
    began = _who(cohort_id, today)
    until = sa.case((began.c.here == 0, began.c.until))
    sums = (sa.func.coalesce(sa.func.sum(one), 0) for one in (began.c.here, began.c.away, 1 - began.c.here))
    ends = (sa.func.min(until), sa.func.max(until))
    row = session.execute(sa.select(sa.func.count(), *sums, *ends).select_from(began)).one()
    return Number(*row[:4], *(_day(end) for end in row[4:]))


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def stalled(session: Session, programme_id: int, cohort_id: int, today: date) -> int:
    """Of those who are here and not on leave, whose supervision has stalled on any pathway; each once."""
    away = sa.exists().where(Leave.membership_id == Progress.membership_id, away_on(today))
    mine = (Progress.programme_id == programme_id, Progress.cohort_id == cohort_id, Progress.here)
    found = sa.select(sa.func.count(sa.distinct(Progress.account_id))).where(*mine, Progress.quiet_key < today, ~away)
    return session.scalar(found) or 0


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


def certified(session: Session, programme_id: int, cohort_id: int, today: date) -> int:
    """How many of all who began hold a certificate that is valid today."""
    began = _who(cohort_id, today)
    revoked = sa.exists().where(CertificateRevocation.certificate_id == Certificate.id)
    found = (
        sa.select(sa.func.count(sa.distinct(Certificate.account_id)))
        .join(began, began.c.account_id == Certificate.account_id)
        .where(
            Certificate.programme_id == programme_id,
            Certificate.valid_from <= today,
            sa.or_(Certificate.valid_until.is_(None), Certificate.valid_until >= today),
            ~revoked,
        )
    )
    return session.scalar(found) or 0


def decided(session: Session, programme_id: int, cohort_id: int, today: date, now: datetime) -> Decided:
    """Candidates of all who began. Who saw it otherwise is not counted while members may be asked to look again."""
    began = _who(cohort_id, today)
    last, later = aliased(CommitteeEntry), aliased(CommitteeEntry)
    newest = ~sa.exists().where(later.candidacy_id == last.candidacy_id, later.kind == "decision", later.id > last.id)
    appealed = sa.exists().where(CommitteeEntry.candidacy_id == Candidacy.id, CommitteeEntry.kind == "appeal")
    asked = (
        sa.select(Candidacy.state, Candidacy.outcome, Candidacy.appeal_until, appealed, last.dissent)
        .join(began, began.c.account_id == Candidacy.account_id)
        .outerjoin(last, sa.and_(last.candidacy_id == Candidacy.id, last.kind == "decision", newest))
        .where(Candidacy.programme_id == programme_id, Candidacy.state != "withdrawn")
    )
    rows = session.execute(asked).all()
    closed = [row for row in rows if row.state not in GATHERING]
    told = [row for row in closed if row.state == "final" or row.appeal_until is None or row.appeal_until < now]
    return Decided(
        waiting=len(rows) - len(closed),
        awarded=_of(closed, "award"),
        not_yet=_of(closed, "not-yet"),
        appeals=sum(bool(row[3]) for row in rows),
        divided=sum(bool(row.dissent) for row in told),
    )


def _of(rows: Collection[Any], outcome: str) -> int:
    return sum(row.outcome == outcome for row in rows)
