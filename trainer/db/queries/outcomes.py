"""What became of each cohort: who began, is on leave, left, has done all, was awarded, and after how many weeks."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Candidacy, Cohort, Membership, Progress, ProgressLine
from trainer.db.queries.cohort_reports import who
from trainer.db.queries.waits import trained, week_of


@dataclass
class Outcome:
    """Of one cohort on one edition of a pathway. `cohort` is its first day; None where people have no cohort.

    `events`: in which week of full-time training how many had all that is required; `censored`: of the others, how
    many have been trained for how many weeks, or had been when they left.
    """

    cohort: date | None
    edition_id: int
    began: int = 0
    left: int = 0
    away: int = 0
    done: int = 0
    awarded: int = 0
    events: dict[int, int] = field(default_factory=dict)
    censored: dict[int, int] = field(default_factory=dict)


def outcomes(
    session: Session, programme_id: int, today: date, required: Mapping[int, Collection[str]]
) -> list[Outcome]:
    """By cohort, the earliest first. `required`: of each edition that is told of, what the whole is made of."""
    began = who(today, Membership.programme_id == programme_id)
    started = sa.select(Cohort.id, Cohort.starts_on).where(Cohort.programme_id == programme_id)
    days = {row.id: row.starts_on for row in session.execute(started)}
    done = sa.case((Progress.state == "met", 1), else_=0)
    awarded = sa.exists().where(
        Candidacy.account_id == Progress.account_id,
        Candidacy.programme_id == programme_id,
        Candidacy.pathway == Progress.slug,
        Candidacy.outcome == "award",
        Candidacy.state.in_(("decided", "final")),
    )
    on = (Progress.programme_id == programme_id, Progress.edition_id.in_(required))
    counts = (sa.func.sum(1 - began.c.here), sa.func.sum(began.c.away), sa.func.sum(done))
    whole = (
        sa.select(began.c.cohort_id, Progress.edition_id, sa.func.count(), *counts)
        .add_columns(sa.func.sum(sa.case((awarded, 1), else_=0)))
        .join(Progress, Progress.account_id == began.c.account_id)
        .where(*on)
        .group_by(began.c.cohort_id, Progress.edition_id)
    )
    found = {(row[0], row[1]): Outcome(days.get(row[0]), *row[1:]) for row in session.execute(whole)}
    for cohort_id, edition_id, state, week, n in session.execute(_weeks(began, programme_id, today, required)):
        one = found.get((cohort_id, edition_id))  # none: they came between the two statements
        if one is not None:
            (one.events if state == "met" else one.censored)[int(week)] = n
    return sorted(found.values(), key=lambda one: (one.cohort or date.min, one.edition_id))


def _weeks(
    began: sa.Subquery, programme_id: int, today: date, required: Mapping[int, Collection[str]]
) -> sa.Select[*tuple[int, int, str, int, int]]:
    """How many in which week of training: of those who have all, the week in which the last of it was met."""
    line = ProgressLine
    asked = [sa.and_(line.edition_id == one, line.requirement.in_(names)) for one, names in required.items()]
    same = sa.and_(
        line.account_id == Progress.account_id, line.programme_id == programme_id, line.slug == Progress.slug
    )
    run = sa.case((Progress.state == "met", line.days), else_=trained(line, today))
    each = (
        sa.select(began.c.cohort_id, Progress.edition_id, Progress.state, sa.func.max(run).label("days"))
        .join(Progress, Progress.account_id == began.c.account_id)
        .join(line, same)
        .where(Progress.programme_id == programme_id, sa.or_(sa.false(), *asked))
        .group_by(began.c.cohort_id, began.c.account_id, Progress.edition_id, Progress.state)
        .subquery()
    )
    week = week_of(each.c.days).label("week")
    key = (each.c.cohort_id, each.c.edition_id, each.c.state)
    return sa.select(*key, week, sa.func.count()).group_by(*key, sa.text("week"))
