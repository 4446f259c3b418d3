"""Cases as items: sums over first attempts, which the database adds up; who has worked and who has seen each."""

from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Membership, PanelSeen, Submission
from trainer.domain.case_statistics import FEWEST, Difficulty, Rest
from trainer.domain.correlation import Sums
from trainer.domain.dependability import GROUPS, Group

LATEST: Final = 200
"""First attempts that are looked through for what they missed."""

# Practice is its owner's alone, also in a mean; and only first attempts made before the panel was seen tell of a case.
_FIRST: Final = (
    Submission.mode == "assessed",
    Submission.attempt == 1,
    Submission.counts,
    Submission.undone_at.is_(None),
)


def difficulties(session: Session, programme_id: int) -> dict[int, Difficulty]:
    """By edition of a case: first attempts of assessed work with a total, added up."""
    rows = session.execute(
        sa.select(
            Submission.edition_id,
            sa.func.count(),
            sa.func.sum(Submission.total),
            sa.func.sum(Submission.total * Submission.total),
        )
        .where(Submission.programme_id == programme_id, *_FIRST, Submission.total.is_not(None))
        .group_by(Submission.edition_id)
    )
    return {edition: Difficulty(n, total or 0.0, squares or 0.0) for edition, n, total, squares in rows}


def rests(session: Session, programme_id: int, fewest: int = FEWEST) -> dict[int, Rest]:
    """By edition of a case: each person's total with the mean of their other cases, of whoever worked two at least.

    A total enters as its distance from the mean of its edition: not everybody worked the same cases. Editions that
    few have worked are left out: a total is no distance from a mean that it nearly makes by itself.
    """
    every = (
        sa.select(Submission.account_id, Submission.edition_id, Submission.total)
        .where(Submission.programme_id == programme_id, *_FIRST, Submission.total.is_not(None))
        .add_columns(sa.func.count().over(partition_by=Submission.edition_id).label("worked"))
        .cte("every")
    )
    first = sa.select(every).where(every.c.worked >= fewest).cte("first")
    middle = sa.func.avg(first.c.total).over(partition_by=first.c.edition_id)
    away = sa.select(first.c.account_id, first.c.edition_id, (first.c.total - middle).label("x")).cte("away")
    several = sa.select(
        away.c.edition_id,
        away.c.x,
        sa.func.sum(away.c.x).over(partition_by=away.c.account_id).label("whole"),
        sa.func.count().over(partition_by=away.c.account_id).label("cases"),
    ).cte("several")
    y = (several.c.whole - several.c.x) / (several.c.cases - 1)
    pairs = (
        sa.select(several.c.edition_id, several.c.x, y.label("y"), (several.c.cases - 1).label("others"))
        .where(several.c.cases > 1)
        .cte("pairs")
    )
    x, y = pairs.c.x, pairs.c.y
    added = [sa.func.sum(one) for one in (x, y, x * x, y * y, x * y, pairs.c.others)]
    rows = session.execute(sa.select(pairs.c.edition_id, sa.func.count(), *added).group_by(pairs.c.edition_id))
    return {edition: Rest(Sums(n, *map(float, sums)), float(others) / n) for edition, n, *sums, others in rows}


def groups(session: Session, programme_id: int) -> list[Group]:
    """First attempts added up by group of people, which their account's number gives; empty groups are left out."""
    mine = (Submission.programme_id == programme_id, *_FIRST, Submission.total.is_not(None))
    own = (
        sa.select(
            Submission.account_id.label("account"),
            sa.func.count().label("n"),
            sa.func.sum(Submission.total).label("whole"),
            sa.func.sum(Submission.total * Submission.total).label("squares"),
        )
        .where(*mine)
        .group_by(Submission.account_id)
        .subquery()
    )
    group = own.c.account % GROUPS
    people = session.execute(
        sa.select(
            group,
            sa.func.count(),
            sa.func.count(sa.case((own.c.n > 1, 1))),
            sa.func.sum(own.c.n),
            sa.func.sum(own.c.n * own.c.n),
            sa.func.sum(own.c.whole * own.c.whole / own.c.n),
            sa.func.sum(own.c.squares),
        ).group_by(group)
    )
    cases: dict[int, dict[int, tuple[int, float]]] = {}
    of = Submission.account_id % GROUPS
    worked = sa.select(of, Submission.edition_id, sa.func.count(), sa.func.sum(Submission.total)).where(*mine)
    for number, edition, n, whole in session.execute(worked.group_by(of, Submission.edition_id)):
        cases.setdefault(number, {})[edition] = (n, whole or 0.0)
    return [
        Group(many, several, int(n), float(uneven), float(persons), float(squares), cases[number])
        for number, many, several, n, uneven, persons, squares in people
    ]


@dataclass(frozen=True)
class Exposure:
    """How many people have handed a case in, in either mode, and how many its panel was shown to."""

    worked: int = 0
    assessed: int = 0
    seen: int = 0


def exposures(session: Session, programme_id: int) -> dict[str, Exposure]:
    """By case; counts alone, of practice as well."""
    assessed = sa.case((Submission.mode == "assessed", Submission.account_id))
    worked = session.execute(
        sa.select(
            Submission.slug,
            sa.func.count(sa.distinct(Submission.account_id)),
            sa.func.count(sa.distinct(assessed)),
        )
        .where(Submission.programme_id == programme_id, Submission.undone_at.is_(None))
        .group_by(Submission.slug)
    ).all()
    people = sa.select(Membership.account_id).where(
        Membership.programme_id == programme_id, Membership.role == "trainee"
    )
    seen = session.execute(
        sa.select(PanelSeen.slug, sa.func.count()).where(PanelSeen.account_id.in_(people)).group_by(PanelSeen.slug)
    ).all()
    counted, shown = {row[0]: (row[1], row[2]) for row in worked}, {row[0]: row[1] for row in seen}
    return {slug: Exposure(*counted.get(slug, (0, 0)), shown.get(slug, 0)) for slug in {*counted, *shown}}


def latest_scores(session: Session, programme_id: int, slug: str, edition_id: int) -> list[dict[str, Any]]:
    """What the rule said of the latest first attempts on that edition of a case."""
    latest = (
        sa.select(Submission.id)
        .where(
            Submission.programme_id == programme_id,
            Submission.slug == slug,
            Submission.edition_id == edition_id,
            *_FIRST,
        )
        .order_by(Submission.id.desc())
        .limit(LATEST)
    )
    return list(session.scalars(sa.select(Submission.score).where(Submission.id.in_(latest))))


def totals(session: Session, programme_id: int, slug: str, edition_id: int) -> list[int]:
    """How many first attempts lie in each tenth, 0 to .1 first."""
    steps = [step / 10 for step in range(10)]
    within = [Submission.total >= step if step else sa.true() for step in steps]
    at_least = [sa.func.count(sa.case((one, 1))) for one in within]
    row = session.execute(
        sa.select(*at_least).where(
            Submission.programme_id == programme_id,
            Submission.slug == slug,
            Submission.edition_id == edition_id,
            *_FIRST,
            Submission.total.is_not(None),
        )
    ).one()
    return [this - (row[at + 1] if at < 9 else 0) for at, this in enumerate(row)]
