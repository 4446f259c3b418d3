"""Where a programme's trainees stand on one edition of a pathway: each question reads what it shows, not everybody.

Every order and every filter is that of an index (models.progress), and pages are found by the last row before.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import (
    Account,
    Cohort,
    ContentEdition,
    Derivation,
    Leave,
    Progress,
    ProgressBasis,
    ProgressLine,
    ProgressTally,
)
from trainer.db.queries.attendance import away_on
from trainer.db.queries.waits import WEEK, stood

SIZE: Final = 25
SORTS: Final = ("name", "closest", "supervision", "waiting", "level")
"""By name, or of a requirement by when they came to where they stand; who lacks least; whose supervision has been quiet
longest; who has not moved longest; lowest level first."""
_SAME: Final = sa.and_(
    ProgressLine.account_id == Progress.account_id,
    ProgressLine.programme_id == Progress.programme_id,
    ProgressLine.slug == Progress.slug,
)


@dataclass(frozen=True)
class Search:
    """What is looked for. `requirement` with `state`: who stands so on it; `state` alone: on the whole.

    `waiting`: of these, who has stood there for so many weeks of training, or more. `stalled`: those whose supervision
    has stalled. `after` is the account of the last row on the page before.
    """

    edition_id: int
    words: str = ""
    cohort: int | None = None
    state: str = ""
    requirement: str = ""
    waiting: int = 0
    stalled: bool = False
    gone: bool = False
    sort: str = "name"
    after: int | None = None

    @property
    def by_line(self) -> bool:
        """Whether one requirement decides who is found: those in a state of it, earliest first."""
        return bool(self.requirement and self.state)

    @property
    def by_whole(self) -> bool:
        """Whether anything is asked or sorted by that does not stand with that one requirement."""
        return not self.by_line or bool(self.words or self.cohort is not None or self.stalled or self.sort != "name")


@dataclass(frozen=True)
class Row:
    """One trainee: their progress as it is kept, with its lines by requirement. `old`: derived by older rules."""

    progress: Any
    name: str
    cohort: str | None
    as_of: datetime
    old: bool
    lines: Mapping[str, Any]


def editions(session: Session, programme_id: int) -> Sequence[tuple[int, str]]:
    """The editions of pathways on which anybody stands, with their slugs."""
    there = sa.exists().where(Progress.programme_id == programme_id, Progress.edition_id == ContentEdition.id)
    found = sa.select(ContentEdition.id, ContentEdition.slug).where(ContentEdition.kind == "pathway", there)
    return [(row.id, row.slug) for row in session.execute(found.order_by(ContentEdition.slug, ContentEdition.id))]


def page(session: Session, programme_id: int, search: Search, today: date, size: int = SIZE) -> tuple[list[Row], bool]:
    """One page of those who fit, and whether there are more, in two statements or three.

    Who they are is found first, by an index alone that is in order; what is told of them is read of no one else.
    """
    keys = _order(search)
    where = _where(programme_id, search, today)
    if search.after is not None and (last := _keys_of(session, programme_id, search, keys)):
        where.append(sa.tuple_(*keys) > sa.tuple_(*(sa.literal(value) for value in last)))
    table = ProgressLine if search.by_line else Progress
    some = sa.select(*keys, table.slug.label("of")).where(*where).order_by(*keys).limit(size + 1)
    if search.by_line and search.by_whole:
        some = some.join(Progress, _SAME)
    who = some.subquery()
    same = sa.and_(
        Progress.account_id == who.c.account_id, Progress.programme_id == programme_id, Progress.slug == who.c.of
    )
    found = session.execute(_rows(programme_id).join(who, same).order_by(*(who.c[key.name] for key in keys))).all()
    return _with_lines(session, programme_id, found[:size]), len(found) > size


def everybody(session: Session, programme_id: int, search: Search, today: date, size: int = 500) -> Iterator[list[Row]]:
    """All who fit, in the same order, some hundred at a time."""
    more = True
    while more:
        rows, more = page(session, programme_id, search, today, size)
        if rows:
            yield rows
            search = replace(search, after=rows[-1].progress.account_id)


def one(session: Session, programme_id: int, account_id: int) -> list[Row]:
    """Where somebody stands, on every pathway of theirs."""
    found = session.execute(
        _rows(programme_id).where(Progress.programme_id == programme_id, Progress.account_id == account_id)
    ).all()
    return _with_lines(session, programme_id, found)


def tally(
    session: Session, programme_id: int, edition_id: int, requirement: str = "", cohort: int | None = None
) -> dict[str, int]:
    """How many stand in each state, of everybody or of a cohort: on a requirement, or without one on the whole."""
    count = sa.func.sum(ProgressTally.n)
    mine = sa.select(ProgressTally.state, count).where(
        ProgressTally.programme_id == programme_id,
        ProgressTally.edition_id == edition_id,
        ProgressTally.requirement == requirement,
    )
    if cohort is not None:
        mine = mine.where(ProgressTally.cohort_id == cohort)
    return {state: int(n) for state, n in session.execute(mine.group_by(ProgressTally.state)) if n}


def cohorts_tally(session: Session, programme_id: int, edition_id: int, requirement: str) -> dict[int, dict[str, int]]:
    """The same of one requirement, by cohort."""
    rows = session.execute(
        sa.select(ProgressTally.cohort_id, ProgressTally.state, ProgressTally.n).where(
            ProgressTally.programme_id == programme_id,
            ProgressTally.edition_id == edition_id,
            ProgressTally.requirement == requirement,
            ProgressTally.n > 0,
        )
    )
    found: dict[int, dict[str, int]] = {}
    for cohort, state, n in rows:
        found.setdefault(cohort, {})[state] = n
    return found


def stalled(session: Session, programme_id: int, today: date, most: int) -> list[Any]:
    """Whose supervision has stalled, the latest first, for there it is still early; each once, and nobody on leave."""
    table = Progress.__table__.c
    each = [
        sa.select(table.account_id, table.membership_id, table.quiet_until, table.edition_id)
        .where(
            table.programme_id == programme_id,
            table.edition_id == edition,
            table.here.is_(True),
            table.quiet_until < today,
            ~sa.exists().where(Leave.membership_id == table.membership_id, away_on(today)),
        )
        .order_by(table.quiet_until.desc(), table.account_id.desc())
        .limit(most)
        .subquery()
        for edition, _slug in editions(session, programme_id)
    ]
    if not each:
        return []
    latest = sa.union_all(*(sa.select(one) for one in each)).subquery()
    rows = session.execute(
        sa.select(latest, Account.name)
        .join(Account, Account.id == latest.c.account_id)
        .order_by(latest.c.quiet_until.desc(), latest.c.account_id)
    )
    return list({row.account_id: row for row in rows}.values())[:most]


def _rows(programme_id: int) -> Any:
    number = sa.select(ProgressBasis.number).where(ProgressBasis.programme_id == programme_id).scalar_subquery()
    same = sa.and_(Derivation.account_id == Progress.account_id, Derivation.programme_id == Progress.programme_id)
    old = (Derivation.basis < sa.func.coalesce(number, 0)).label("old")
    cohort = Cohort.name.label("cohort")
    return (
        sa.select(*Progress.__table__.c, Account.name, cohort, Derivation.as_of, Derivation.due_on, old)
        .join(Account, Account.id == Progress.account_id)
        .join(Derivation, same)
        .outerjoin(Cohort, Cohort.id == Progress.cohort_id)
    )


def _with_lines(session: Session, programme_id: int, found: Sequence[Any]) -> list[Row]:
    accounts: Collection[int] = [row.account_id for row in found]
    lines: dict[tuple[int, str], dict[str, Any]] = {}
    table = ProgressLine.__table__.c
    slugs = {row.slug for row in found}
    mine = sa.select(table.account_id, table.slug, table.requirement, table.state, table.have, table.need, table.unit,
                     table.until, table.since, table.days, table.clock, table.pace)  # fmt: skip
    where = (table.programme_id == programme_id, table.account_id.in_(accounts), table.slug.in_(slugs))
    for line in session.execute(mine.where(*where)).all() if found else ():
        lines.setdefault((line.account_id, line.slug), {})[line.requirement] = line
    return [
        Row(
            row,
            row.name,
            row.cohort,
            row.as_of,
            row.old or _overdue(row),
            lines.get((row.account_id, row.slug), {}),
        )
        for row in found
    ]


def _overdue(row: Any) -> bool:
    return row.due_on is not None and row.due_on.year < 2000


def _where(programme_id: int, search: Search, today: date) -> list[sa.ColumnElement[bool]]:
    tables = [ProgressLine] * search.by_line + [Progress] * search.by_whole
    where = [
        condition
        for table in tables
        for condition in (
            table.programme_id == programme_id,
            table.edition_id == search.edition_id,
            table.here.is_(not search.gone),
        )
    ]
    if search.words:
        where.append(Progress.sort_name.contains(search.words.casefold(), autoescape=True))
    if search.cohort is not None:
        where.append(Progress.cohort_id == search.cohort if search.cohort else Progress.cohort_id.is_(None))
    if search.state and not search.requirement:
        where.append(Progress.state == search.state)
    if search.by_line:
        where += [ProgressLine.requirement == search.requirement, ProgressLine.state == search.state]
        if search.waiting:
            where.append(stood(ProgressLine, today) >= search.waiting * WEEK)
    if search.stalled:
        where.append(Progress.quiet_until < today)
    elif search.sort == "supervision":
        where.append(Progress.quiet_until.is_not(None))
    if search.sort == "level":
        where.append(Progress.level.is_not(None))
    return where


def _order(search: Search) -> list[Any]:
    """The columns to sort by, the last of which is unique, in the order of an index."""
    last = Progress.account_id
    match search.sort:
        case "closest":
            return [Progress.missing, Progress.sort_name, last]
        case "supervision":
            return [Progress.quiet_until, last]
        case "waiting":
            return [Progress.moved_on, last]
        case "level":
            return [Progress.level, last]
    return [ProgressLine.days, ProgressLine.account_id] if search.by_line else [Progress.sort_name, last]


def _keys_of(session: Session, programme_id: int, search: Search, keys: list[Any]) -> Sequence[Any] | None:
    found = sa.select(*keys).select_from(Progress)
    if search.by_line:
        found = found.join(ProgressLine, _SAME).where(ProgressLine.requirement == search.requirement)
    found = found.where(
        Progress.programme_id == programme_id,
        Progress.edition_id == search.edition_id,
        Progress.account_id == search.after,
    )
    row = session.execute(found).one_or_none()
    return None if row is None else tuple(row)
