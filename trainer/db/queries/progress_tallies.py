"""How many stand where: counted in the transaction that moves somebody, never over everybody."""

from collections.abc import Collection, Mapping
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Progress, ProgressLine, ProgressTally
from trainer.db.new_rows import add_up

EVERYBODY: Final = -1
"""The number of no cohort, under which all are counted once more."""


def add(session: Session, programme_id: int, changes: Mapping[tuple[int, str, int, str], int]) -> None:
    """By edition, requirement, cohort and state; and of everybody once more."""
    all_: dict[tuple[int, str, int, str], int] = {}
    for (edition, requirement, _cohort, state), n in changes.items():
        at = (edition, requirement, EVERYBODY, state)
        all_[at] = all_.get(at, 0) + n
    rows = [
        {"programme_id": programme_id, "edition_id": edition, "requirement": requirement, "cohort_id": cohort,
         "state": state, "n": n}
        for (edition, requirement, cohort, state), n in sorted({**changes, **all_}.items()) if n
    ]  # fmt: skip
    add_up(session, ProgressTally, rows, "n")


def count_anew(session: Session, programme_id: int) -> None:
    """Over everybody, when all is rebuilt."""
    session.execute(sa.delete(ProgressTally).where(ProgressTally.programme_id == programme_id))
    cohort = sa.func.coalesce(Progress.cohort_id, 0)
    here = (Progress.programme_id == programme_id, Progress.here)
    whole = sa.select(
        Progress.programme_id, Progress.edition_id, sa.literal(""), cohort, Progress.state, sa.func.count()
    ).where(*here).group_by(Progress.programme_id, Progress.edition_id, cohort, Progress.state)  # fmt: skip
    same = sa.and_(
        ProgressLine.account_id == Progress.account_id,
        ProgressLine.programme_id == Progress.programme_id,
        ProgressLine.slug == Progress.slug,
    )
    grouped = (Progress.programme_id, Progress.edition_id, ProgressLine.requirement, cohort, ProgressLine.state)
    lines = sa.select(*grouped, sa.func.count()).join(ProgressLine, same).where(*here).group_by(*grouped)
    columns = [column.name for column in sa.inspect(ProgressTally).columns]
    for found in (whole, lines):
        session.execute(sa.insert(ProgressTally).from_select(columns, found))
    kept = ProgressTally
    of_all = sa.select(kept.programme_id, kept.edition_id, kept.requirement, sa.literal(EVERYBODY), kept.state,
                       sa.func.sum(kept.n)).where(kept.programme_id == programme_id)  # fmt: skip
    by = (kept.programme_id, kept.edition_id, kept.requirement, kept.state)
    session.execute(sa.insert(ProgressTally).from_select(columns, of_all.group_by(*by)))


def tally(
    session: Session, programme_id: int, edition_id: int, requirement: str = "", cohort: int | None = None
) -> dict[str, int]:
    """How many stand in each state, of everybody or of a cohort: on a requirement, or without one on the whole."""
    return tallies(session, programme_id, edition_id, [requirement], cohort).get(requirement, {})


def tallies(
    session: Session, programme_id: int, edition_id: int, requirements: Collection[str], cohort: int | None = None
) -> dict[str, dict[str, int]]:
    """The same of several requirements at once."""
    rows = session.execute(
        sa.select(ProgressTally.requirement, ProgressTally.state, ProgressTally.n).where(
            ProgressTally.programme_id == programme_id,
            ProgressTally.edition_id == edition_id,
            ProgressTally.requirement.in_(requirements),
            ProgressTally.cohort_id == (EVERYBODY if cohort is None else cohort),
            ProgressTally.n > 0,
        )
    )
    found: dict[str, dict[str, int]] = {}
    for requirement, state, n in rows:
        found.setdefault(requirement, {})[state] = n
    return found


def cohorts_tally(session: Session, programme_id: int, edition_id: int, requirement: str) -> dict[int, dict[str, int]]:
    """The same of one requirement, by cohort; 0 for whoever has none."""
    rows = session.execute(
        sa.select(ProgressTally.cohort_id, ProgressTally.state, ProgressTally.n).where(
            ProgressTally.programme_id == programme_id,
            ProgressTally.edition_id == edition_id,
            ProgressTally.requirement == requirement,
            ProgressTally.cohort_id != EVERYBODY,
            ProgressTally.n > 0,
        )
    )
    found: dict[int, dict[str, int]] = {}
    for cohort, state, n in rows:
        found.setdefault(cohort, {})[state] = n
    return found
