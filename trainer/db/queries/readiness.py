"""Where a programme's trainees stand on one edition of a pathway: each question reads what it shows, not everybody.

Every order and every filter is that of an index (models.progress), and pages are found by the last row before.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import (
    Account,
    Cohort,
    ContentEdition,
    Derivation,
    Progress,
    ProgressBasis,
    ProgressLine,
)
from trainer.db.queries.waits import stood
from trainer.domain.pace import WEEK

SIZE: Final = 25
SORTS: Final = ("name", "longest", "closest", "supervision", "waiting", "level")
"""By name; who has been in the state of a requirement longest; who lacks least; whose supervision has been quiet
longest; who has not moved longest; lowest level first. No order leaves anybody out: who has no day or level is last."""
BANDS: Final = {"new": (0, 28), "quarter": (28, 91), "year": (91, 365), "longer": (365, None)}
"""For how many days supervision has counted as stalled: from, and to before which."""
_SAME: Final = sa.and_(
    ProgressLine.account_id == Progress.account_id,
    ProgressLine.programme_id == Progress.programme_id,
    ProgressLine.slug == Progress.slug,
)


@dataclass(frozen=True)
class Search:
    """What is looked for. `requirement` with `state`: who stands so on it; `state` alone: on the whole.

    `waiting`: of these, who has stood there for so many weeks of training, or more. `stalled`: `yes` for those whose
    supervision has stalled, or for how long (BANDS). `forward`: who has done all and was never put forward. `after` is
    the account of the last row on the page before; `before` of the first on the one after.
    """

    edition_id: int
    words: str = ""
    cohort: int | None = None
    state: str = ""
    requirement: str = ""
    waiting: int = 0
    stalled: str = ""
    forward: bool = False
    gone: bool = False
    sort: str = ""
    after: int | None = None
    before: int | None = None

    @property
    def by_line(self) -> bool:
        """Whether one requirement decides who is found: those in a state of it."""
        return bool(self.requirement and self.state)

    @property
    def order(self) -> str:
        """What the list is sorted by: unless somebody says otherwise, what is asked decides."""
        if self.sort and (self.by_line or self.sort != "longest"):
            return self.sort
        return "longest" if self.by_line else "supervision" if self.stalled else "name"

    @property
    def by_whole(self) -> bool:
        """Whether anything is asked or sorted by that does not stand with that one requirement."""
        beside = (self.words, self.cohort is not None, self.stalled, self.forward, self.order != "longest")
        return not self.by_line or any(beside)


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


class Page(NamedTuple):
    """Some of those who fit, and whether there are more that way.

    `lost`: whom the page was to begin or to end with is not there any more; it begins with the first then.
    """

    rows: list[Row]
    more: bool
    lost: bool


def page(session: Session, programme_id: int, search: Search, today: date, size: int = SIZE) -> Page:
    """One page of those who fit, in two statements or three.

    Who they are is found first, by an index alone that is in order; what is told of them is read of no one else.
    """
    back = search.before is not None
    at = search.before if back else search.after
    last = None if at is None else _keys_of(session, programme_id, search, _order(search), at)
    back = back and last is not None
    whatever = replace(search, after=None, before=None)
    found = session.execute(_found(programme_id, whatever, today, size, last, back)).all()
    more = len(found) > size
    rows = _with_lines(session, programme_id, found[1:] if back and more else found[:size])
    return Page(rows, more, lost=at is not None and last is None)


@lru_cache(maxsize=256)
def _found(
    programme_id: int, search: Search, today: date, size: int, last: tuple[Any, ...] | None, back: bool
) -> sa.Select[Any]:
    """The statement for a page. Putting it together costs more than answering it: what is asked often is kept."""
    keys, where = _order(search), _where(programme_id, search, today)
    if last is not None:
        here, there = sa.tuple_(*keys), sa.tuple_(*(sa.literal(value) for value in last))
        where.append(here < there if back else here > there)
    table = ProgressLine if search.by_line else Progress
    some = sa.select(*keys, table.slug.label("of")).where(*where).limit(size + 1)
    some = some.order_by(*(key.desc() for key in keys)) if back else some.order_by(*keys)
    who = _joined(some, search).subquery()
    same = sa.and_(
        Progress.account_id == who.c.account_id, Progress.programme_id == programme_id, Progress.slug == who.c.of
    )
    found: sa.Select[Any] = _rows(programme_id).join(who, same).order_by(*(who.c[key.name] for key in keys))
    return found


def count(session: Session, programme_id: int, search: Search, today: date, most: int) -> int:
    """How many fit; nobody counts further than one more than `most`."""
    return session.scalar(sa.select(_count(programme_id, search, today, most))) or 0


def quiet_bands(session: Session, programme_id: int, search: Search, today: date, most: int) -> dict[str, int]:
    """Of those whom the search finds, how many have been quiet for how long; each counted like `count`, all at once."""
    whatever = replace(search, after=None, before=None)
    return dict(zip(BANDS, session.execute(_bands(programme_id, whatever, today, most)).one(), strict=True))


@lru_cache(maxsize=256)
def _bands(programme_id: int, search: Search, today: date, most: int) -> sa.Select[Any]:
    """The statement for it, kept like `_found`."""
    return sa.select(*(_count(programme_id, replace(search, stalled=band), today, most) for band in BANDS))


def everybody(session: Session, programme_id: int, search: Search, today: date, size: int = 500) -> Iterator[list[Row]]:
    """All who fit, in the same order, some hundred at a time."""
    more = True
    while more:
        rows, more, lost = page(session, programme_id, search, today, size)
        if lost:
            return  # rather than from the beginning again
        if rows:
            yield rows
            search = replace(search, after=rows[-1].progress.account_id)


def one(session: Session, programme_id: int, account_id: int) -> list[Row]:
    """Where somebody stands, on every pathway of theirs."""
    found = session.execute(
        _rows(programme_id).where(Progress.programme_id == programme_id, Progress.account_id == account_id)
    ).all()
    return _with_lines(session, programme_id, found)


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
    asked = {"programme": programme_id, "accounts": accounts, "slugs": list({row.slug for row in found})}
    for line in session.execute(_lines(), asked).all() if found else ():
        lines.setdefault((line.account_id, line.slug), {})[line.requirement] = line
    return [
        Row(r, r.name, r.cohort, r.as_of, r.old or _overdue(r), lines.get((r.account_id, r.slug), {})) for r in found
    ]


@cache
def _lines() -> sa.Select[Any]:
    table = ProgressLine.__table__.c
    mine = sa.select(table.account_id, table.slug, table.requirement, table.state, table.have, table.need, table.unit,
                     table.until, table.since, table.days, table.clock, table.pace)  # fmt: skip
    return mine.where(
        table.programme_id == sa.bindparam("programme"),
        table.account_id.in_(sa.bindparam("accounts", expanding=True)),
        table.slug.in_(sa.bindparam("slugs", expanding=True)),
    )


def _overdue(row: Any) -> bool:
    return row.due_on is not None and row.due_on.year < 2000


def _joined(found: Any, search: Search) -> Any:
    return found.join(Progress, _SAME) if search.by_line and search.by_whole else found


def _count(programme_id: int, search: Search, today: date, most: int) -> Any:
    table = ProgressLine if search.by_line else Progress
    some = _joined(sa.select(table.account_id), search).where(*_where(programme_id, search, today)).limit(most + 1)
    return sa.select(sa.func.count()).select_from(some.subquery()).scalar_subquery()


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
    if search.state and not search.requirement and not (search.forward and search.state == "met"):
        where.append(Progress.state == search.state)  # whoever is yet to be put forward has done all: their own index
    if search.by_line:
        where += [ProgressLine.requirement == search.requirement, ProgressLine.state == search.state]
        if search.waiting:
            where.append(stood(ProgressLine, today) >= search.waiting * WEEK)
    if search.forward:
        where.append(sa.and_(Progress.to_forward))
    if search.stalled:
        since, until = BANDS.get(search.stalled, (0, None))
        where.append(Progress.quiet_key < today - timedelta(days=since))
        if until:
            where.append(Progress.quiet_key >= today - timedelta(days=until))
    return where


def _order(search: Search) -> list[Any]:
    """The columns to sort by, the last of which is unique, in the order of an index."""
    last = Progress.account_id
    match search.order:
        case "longest":
            return [ProgressLine.days, ProgressLine.account_id]
        case "closest":
            return [Progress.missing, Progress.sort_name, last]
        case "supervision":
            return [Progress.quiet_key, last]
        case "waiting":
            return [Progress.moved_on, last]
        case "level":
            return [Progress.level_key, last]
    return [Progress.sort_name, last]


def _keys_of(
    session: Session, programme_id: int, search: Search, keys: list[Any], account_id: int
) -> Sequence[Any] | None:
    found = sa.select(*keys).select_from(Progress)
    if search.by_line:
        found = found.join(ProgressLine, _SAME).where(ProgressLine.requirement == search.requirement)
    found = found.where(
        Progress.programme_id + 0 == programme_id,  # found by the person, not through an index of everybody
        Progress.edition_id + 0 == search.edition_id,
        Progress.account_id == account_id,
    )
    row = session.execute(found).one_or_none()
    return None if row is None else tuple(row)
