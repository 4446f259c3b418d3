"""How many stand where: counted in the transaction that moves somebody, never over everybody."""

from collections.abc import Mapping

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Progress, ProgressLine, ProgressTally
from trainer.db.new_rows import add_up


def add(session: Session, programme_id: int, changes: Mapping[tuple[int, str, int, str], int]) -> None:
    """By edition, requirement, cohort and state."""
    rows = [
        {"programme_id": programme_id, "edition_id": edition, "requirement": requirement, "cohort_id": cohort,
         "state": state, "n": n}
        for (edition, requirement, cohort, state), n in changes.items()
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
