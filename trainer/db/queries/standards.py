"""Standards of a programme: the one that holds, those before it, and the studies they came from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, contains_eager, joinedload

from trainer.db.models import Account, Progress, Standard, StandardJudge, StandardMarks, StandardNote, StandardStudy
from trainer.domain import portfolio
from trainer.domain.angoff import Marks


def in_force(session: Session, programme_id: int, at: datetime | None = None) -> Standard | None:
    """The newest one that was adopted, or that had been by then; with who adopted it."""
    mine = sa.select(Standard).options(joinedload(Standard.adopted_by)).where(Standard.programme_id == programme_id)
    if at is not None:
        mine = mine.where(Standard.adopted_at <= at)
    return session.scalars(mine.order_by(Standard.id.desc()).limit(1)).one_or_none()


def for_requirements(session: Session, programme_id: int) -> portfolio.Standard | None:
    """As requirements ask for it: only what was adopted; until then there is none."""
    row = session.execute(
        sa.select(Standard.cut, Standard.error, Standard.floors)
        .where(Standard.programme_id == programme_id)
        .order_by(Standard.id.desc())
        .limit(1)
    ).one_or_none()
    return None if row is None else plain(row)


def plain(row: Any) -> portfolio.Standard:
    """A standard as it is stored, in exact numbers."""
    return portfolio.Standard(Decimal(row.cut), Decimal(row.error), levels(row.floors))


def levels(stored: Mapping[str, Any]) -> dict[str, Decimal]:
    """Levels as they were stored, in exact numbers."""
    return {key: Decimal(str(level)) for key, level in stored.items()}


def adopted(session: Session, programme_id: int) -> Sequence[Standard]:
    """All that were ever adopted, newest first."""
    return session.scalars(
        sa.select(Standard)
        .options(joinedload(Standard.adopted_by))
        .where(Standard.programme_id == programme_id)
        .order_by(Standard.id.desc())
    ).all()


def studies(session: Session, programme_id: int) -> Sequence[StandardStudy]:
    """All that were ever begun, newest first."""
    mine = sa.select(StandardStudy).where(StandardStudy.programme_id == programme_id)
    return session.scalars(mine.order_by(StandardStudy.id.desc())).all()


def study(session: Session, programme_id: int, study_id: int, *, lock: bool = False) -> StandardStudy | None:
    """One study of the programme; with `lock` nobody else changes its state until the commit."""
    found = session.get(StandardStudy, study_id, with_for_update=lock, populate_existing=lock)
    return found if found is not None and found.programme_id == programme_id else None


def waiting_for(session: Session, programme_id: int, account_id: int) -> StandardStudy | None:
    """The study whose open round still lacks this judge's levels; at most one study is open in a programme."""

    def has_given(number: int) -> sa.Exists:
        return sa.exists().where(
            StandardMarks.study_id == StandardStudy.id,
            StandardMarks.account_id == account_id,
            StandardMarks.round == number,
            StandardMarks.given_at.is_not(None),
        )

    return session.scalars(
        sa.select(StandardStudy)
        .join(StandardJudge, StandardJudge.study_id == StandardStudy.id)
        .where(
            StandardStudy.programme_id == programme_id,
            StandardJudge.account_id == account_id,
            sa.or_(
                (StandardStudy.state == "first") & ~has_given(1),
                (StandardStudy.state == "second") & has_given(1) & ~has_given(2),
            ),
        )
    ).one_or_none()


def asked(session: Session, study_id: int) -> set[int]:
    """The accounts of those who were asked to judge."""
    return set(session.scalars(sa.select(StandardJudge.account_id).where(StandardJudge.study_id == study_id)))


@dataclass(frozen=True)
class Judge:
    """Somebody who was asked, and whether their marks of either round are given."""

    account: Account
    first: bool
    second: bool


def judges(session: Session, study_id: int) -> list[Judge]:
    """By name; what they marked is not among it."""
    rows = session.scalars(
        sa.select(StandardJudge)
        .join(StandardJudge.account)
        .options(contains_eager(StandardJudge.account))
        .where(StandardJudge.study_id == study_id)
        .order_by(sa.func.lower(Account.name), Account.id)
    ).all()
    marked = session.execute(
        sa.select(StandardMarks.account_id, StandardMarks.round).where(
            StandardMarks.study_id == study_id, StandardMarks.given_at.is_not(None)
        )
    )
    given = {(account, number) for account, number in marked}
    return [Judge(r.account, (r.account_id, 1) in given, (r.account_id, 2) in given) for r in rows]


def given(session: Session, study_id: int, number: int) -> list[Marks]:
    """The marks that were given in a round, in no order that tells whose: for what is made of them, never by name."""
    rows = session.scalars(
        sa.select(StandardMarks.marks).where(
            StandardMarks.study_id == study_id, StandardMarks.round == number, StandardMarks.given_at.is_not(None)
        )
    )
    return sorted(map(levels, rows), key=lambda marks: sorted(marks.items()))


def own(session: Session, study_id: int, account_id: int) -> dict[int, StandardMarks]:
    """One judge's own, by round."""
    mine = sa.select(StandardMarks).where(StandardMarks.study_id == study_id, StandardMarks.account_id == account_id)
    return {row.round: row for row in session.scalars(mine)}


def notes(session: Session, study_id: int) -> Sequence[StandardNote]:
    """What was said between the rounds, first first, each with who said it."""
    return session.scalars(
        sa.select(StandardNote)
        .options(joinedload(StandardNote.by))
        .where(StandardNote.study_id == study_id)
        .order_by(StandardNote.id)
    ).all()


@dataclass(frozen=True)
class Reach:
    """How many trainees are here, the most judged cases that any has; and of those with enough, on which side."""

    people: int
    most: int
    able: int
    above: int
    close: int
    below: int


def reach(session: Session, programme_id: int, cut: float, error: float, enough: int) -> Reach:
    """Whom a standard would touch today, by the error of the cut alone; on the programme's own pathways."""
    one = Progress
    able = one.judged >= enough

    def count(*where: Any) -> Any:
        return sa.func.count(sa.distinct(sa.case((sa.and_(*where), one.account_id))))

    row = session.execute(
        sa.select(
            count(one.here),
            sa.func.max(one.judged),
            count(able),
            count(able, one.level > cut + error),
            count(able, one.level.between(cut - error, cut + error)),
            count(able, one.level < cut - error),
        ).where(one.programme_id == programme_id, one.here)
    ).one()
    return Reach(row[0], row[1] or 0, *row[2:])
