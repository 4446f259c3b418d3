"""The people of a programme, as a director looks for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased, contains_eager, joinedload

from trainer.db.models import Account, Cohort, Leave, Membership, Pace
from trainer.db.queries.attendance import away_on

STATES: Final = ("current", "active", "on-leave", "to-come", "ended", "withdrawn", "all")
SORTS: Final = ("name", "role", "cohort", "newest")
SIZE: Final = 25


@dataclass(frozen=True)
class Search:
    """What is looked for. `after` is the id of the last membership on the page before."""

    words: str = ""
    role: str = ""
    cohort: str = ""
    state: str = "current"
    sort: str = "name"
    after: int | None = None


@dataclass(frozen=True)
class Person:
    """A membership with its account and cohort, its pace today, and the leave that holds today, if any."""

    membership: Membership
    pace: int
    leave: Leave | None


def page(session: Session, programme_id: int, search: Search, today: date) -> tuple[list[Person], bool]:
    """One page of those who fit, and whether there are more."""
    keys, downward = _order(search.sort)
    where = _where(programme_id, search, today)
    last = None if search.after is None else _keys_of(session, programme_id, keys, search.after)
    if last is not None:
        here = sa.tuple_(*keys)
        there = sa.tuple_(*(sa.literal(value) for value in last))
        where.append(here < there if downward else here > there)
    same = Membership.account_id == Account.id
    found = sa.select(Membership, _pace(today), Leave).select_from(Account)
    if search.sort == "name" and not search.role and not search.cohort:
        # All accounts stand in this order already: each is asked whether it has a place here, until a page is full.
        # As a plain join SQLite would sort the whole programme for each page.
        found = found.outerjoin(Membership, sa.and_(same, *where)).where(sa.func.coalesce(Membership.id, 0) > 0)
        if last is not None:
            found = found.where(keys[0] >= last[0])
    else:
        found = found.join(Membership, same).where(*where)
    rows = session.execute(
        found.outerjoin(Membership.cohort)
        .outerjoin(Leave, sa.and_(Leave.membership_id == Membership.id, away_on(today)))
        .options(contains_eager(Membership.account), contains_eager(Membership.cohort))
        .order_by(*(key.desc() for key in keys) if downward else keys)
        .limit(SIZE + 1)
    ).all()
    return [Person(row[0], row[1] or 100, row[2]) for row in rows[:SIZE]], len(rows) > SIZE


def count(session: Session, programme_id: int, search: Search, today: date, most: int) -> int:
    """How many fit; nobody counts further than one more than `most`."""
    found = (
        sa.select(Membership.id)
        .join(Membership.account)
        .outerjoin(Membership.cohort)
        .where(*_where(programme_id, search, today))
    )
    return session.scalar(sa.select(sa.func.count()).select_from(found.limit(most + 1).subquery())) or 0


def of_cohort(session: Session, cohort_id: int, today: date, most: int) -> list[Membership]:
    """Who belongs to a cohort and has not left, by name; of more than `most` one more, those who stay longest."""
    here = sa.select(Membership.id).where(Membership.cohort_id == cohort_id, Membership.role == "trainee")
    until = Membership.until_on
    halves = [here.where(until.is_(None)), here.where(until >= today)]
    some = [half.order_by(until, Membership.from_on).limit(most + 1).subquery() for half in halves]
    ids = session.scalars(sa.union_all(*(sa.select(half.c.id) for half in some))).all()[: most + 1]
    found = session.scalars(
        sa.select(Membership).options(joinedload(Membership.account)).where(Membership.id.in_(ids))
    ).all()
    return sorted(found, key=lambda one: (one.account.name.casefold(), one.id))


def _ended(today: date) -> sa.ColumnElement[bool]:
    return sa.and_(Membership.until_on.is_not(None), Membership.until_on < today)


def _where(programme_id: int, search: Search, today: date) -> list[sa.ColumnElement[bool]]:
    where: list[sa.ColumnElement[bool]] = [Membership.programme_id == programme_id]
    if search.words:
        seek = search.words.lower()
        where.append(
            sa.or_(
                sa.func.lower(Account.name).contains(seek, autoescape=True),
                Account.email.contains(seek, autoescape=True),
            )
        )
    if search.role:
        where.append(Membership.role == search.role)
    if search.cohort == "none":
        where += [Membership.cohort_id.is_(None), Membership.role == "trainee"]
    elif search.cohort:
        where.append(Cohort.slug == search.cohort)
    ended, to_come = _ended(today), Membership.from_on > today
    gone = aliased(Leave)
    away = sa.exists().where(gone.membership_id == Membership.id, away_on(today, gone))
    states = {
        "current": ~ended,
        "active": sa.and_(~ended, ~to_come, ~away),
        "on-leave": sa.and_(~ended, ~to_come, away),
        "to-come": sa.and_(~ended, to_come),
        "ended": sa.and_(ended, Membership.withdrawn_at.is_(None)),
        "withdrawn": sa.and_(ended, Membership.withdrawn_at.is_not(None)),
    }
    if search.state in states:
        where.append(states[search.state])
    return where


def _order(sort: str) -> tuple[list[Any], bool]:
    """The columns to sort by, the last of which is unique, and whether downward."""
    name, last = sa.func.lower(Account.name), Membership.id
    match sort:
        case "role":
            return [Membership.role, name, last], False
        case "cohort":
            return [sa.func.lower(sa.func.coalesce(Cohort.name, "")), name, last], False
        case "newest":
            return [Membership.from_on, last], True
    return [name, last], False


def _keys_of(session: Session, programme_id: int, keys: list[Any], membership_id: int) -> Sequence[Any] | None:
    found = (
        sa.select(*keys)
        .select_from(Membership)
        .join(Membership.account)
        .outerjoin(Membership.cohort)
        .where(Membership.id == membership_id, Membership.programme_id == programme_id)
    )
    row = session.execute(found).one_or_none()
    return None if row is None else tuple(row)


def _pace(today: date) -> sa.ScalarSelect[int]:
    return (
        sa.select(Pace.percent)
        .where(Pace.membership_id == Membership.id, Pace.from_on <= today)
        .order_by(Pace.from_on.desc())
        .limit(1)
        .correlate(Membership)
        .scalar_subquery()
    )
