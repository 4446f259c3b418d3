"""What deriving progress needs to know of trainees, and what was derived of them before."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.base import Base
from trainer.db.concerns import declared
from trainer.db.models import (
    Account,
    Candidacy,
    Cohort,
    Derivation,
    FollowedPathway,
    Leave,
    Membership,
    Pace,
    Programme,
    Progress,
    ProgressBasis,
    ProgressLine,
    Supervision,
)
from trainer.domain.pace import Clock, Spell, over

LOCK: Final = 7_203_119
"""The class of PostgreSQL's advisory locks under which one transaction after another derives a person's progress."""


@dataclass(frozen=True)
class Place:
    """A trainee's present or last membership. `spells`: from when until when they are here, in all of them.

    The clock runs over all of them: whoever comes back goes on where they stood.
    `forward`: the pathways for which they ever stood before the committee.
    """

    account_id: int
    name: str
    membership_id: int
    cohort_id: int | None
    clock: Clock
    spells: tuple[tuple[date, date | None], ...]
    forward: frozenset[str] = frozenset()

    def here(self, today: date) -> bool:
        """Whether one of the memberships holds on that day."""
        return any(since <= today and (until is None or today <= until) for since, until in self.spells)


@dataclass
class Before:
    """What is stored of one person, as plain rows."""

    derivation: Mapping[str, Any] | None = None
    progress: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    lines: dict[tuple[str, str], Mapping[str, Any]] = field(default_factory=dict)


def concerned(session: Session, table: str, rows: Collection[tuple[Any, ...]]) -> tuple[set[tuple[int, int]], set[int]]:
    """Whom rows with these keys concern: people in programmes; and programmes with everybody in them."""
    concerns = declared(table)
    if concerns is None or not rows:
        return set(), set()
    if concerns.via:
        there = Base.metadata.tables[concerns.via]
        beyond = declared(concerns.via)
        columns = [there.c[name] for name in beyond.columns] if beyond else []
        ids = {row[0] for row in rows}
        found = {tuple(row) for row in session.execute(sa.select(*columns).where(there.c.id.in_(ids)))}
        return concerned(session, concerns.via, found)
    if concerns.everybody:
        every = {row[0] for row in rows} if concerns.programme else session.scalars(sa.select(Programme.id)).all()
        return set(), set(every)
    if concerns.programme:
        return {(row[0], row[1]) for row in rows}, set()
    own = sa.select(Membership.account_id, Membership.programme_id).where(
        Membership.account_id.in_({row[0] for row in rows}), Membership.role == "trainee"
    )
    return {(row[0], row[1]) for row in session.execute(own)}, set()


def lock(session: Session, programme_id: int, account_ids: Iterable[int]) -> None:
    """Each person is derived by one transaction after the other; SQLite has one writer anyway."""
    if session.get_bind().dialect.name == "postgresql":
        keys = sa.func.unnest(sorted(account_ids), type_=sa.Integer).column_valued("account")
        session.execute(sa.select(sa.func.pg_advisory_xact_lock(LOCK, keys)))


def basis(session: Session, programme_id: int) -> int:
    """The number of the programme's rules."""
    found = sa.select(ProgressBasis.number).where(ProgressBasis.programme_id == programme_id)
    return session.scalar(found) or 0


def places(session: Session, programme_id: int, account_ids: Collection[int]) -> dict[int, Place]:
    """By account, in four statements; who never was a trainee is left out."""
    mine = (
        Membership.programme_id == programme_id,
        Membership.account_id.in_(account_ids),
        Membership.role == "trainee",
    )
    rows = session.execute(
        sa.select(
            Membership.account_id, Account.name, Membership.id, Membership.cohort_id, Membership.from_on,
            Membership.until_on, Cohort.starts_on,
        )
        .join(Account, Account.id == Membership.account_id)
        .outerjoin(Cohort, Cohort.id == Membership.cohort_id)
        .where(*mine)
        .order_by(Membership.from_on, Membership.id)
    ).all()  # fmt: skip
    ids = sa.select(Membership.id).where(*mine)
    leaves: dict[int, list[Any]] = {}
    for away in session.execute(
        sa.select(Leave.membership_id, Leave.from_on, Leave.until_on).where(Leave.membership_id.in_(ids))
    ):
        leaves.setdefault(away.membership_id, []).append(away)
    speeds: dict[int, list[Any]] = {}
    for pace in session.execute(
        sa.select(Pace.membership_id, Pace.from_on, Pace.percent).where(Pace.membership_id.in_(ids))
    ):
        speeds.setdefault(pace.membership_id, []).append(pace)
    forward: dict[int, set[str]] = {}
    before_them = (Candidacy.programme_id == programme_id, Candidacy.account_id.in_(account_ids))
    for one in session.execute(sa.select(Candidacy.account_id, Candidacy.pathway).where(*before_them)):
        forward.setdefault(one.account_id, set()).add(one.pathway)
    spells: dict[int, list[Spell]] = {}
    found: dict[int, Place] = {}
    for account_id, name, membership_id, cohort_id, since, until, starts in rows:
        begins = max(filter(None, (since, starts)))
        own = spells.setdefault(account_id, [])
        own.append(Spell(begins, until, leaves.get(membership_id, ()), speeds.get(membership_id, ())))
        before = found[account_id].spells if account_id in found else ()
        stood = frozenset(forward.get(account_id, ()))
        found[account_id] = Place(
            account_id, name, membership_id, cohort_id, over(own), (*before, (since, until)), stood
        )
    return found


def supervised(
    session: Session, programme_id: int, account_ids: Collection[int]
) -> dict[int, list[tuple[date | None, date | None]]]:
    """By account, of each membership as a trainee its last day and the last day with a supervisor: `date.max` where no
    end is set, None where there never was one."""
    day = sa.case((Supervision.id.is_not(None), sa.func.coalesce(Supervision.until_on, date.max)))
    rows = session.execute(
        sa.select(Membership.account_id, Membership.until_on, sa.func.max(day))
        .outerjoin(Supervision, Supervision.trainee_id == Membership.id)
        .where(
            Membership.programme_id == programme_id,
            Membership.account_id.in_(account_ids),
            Membership.role == "trainee",
        )
        .group_by(Membership.id)
    )
    found: dict[int, list[tuple[date | None, date | None]]] = {}
    for account_id, until, last in rows:
        found.setdefault(account_id, []).append((until, last))
    return found


def followed(session: Session, programme_id: int, account_ids: Collection[int]) -> dict[int, dict[str, int | None]]:
    """Which pathways each follows, with the edition that it is pinned to."""
    rows = session.execute(
        sa.select(FollowedPathway.account_id, FollowedPathway.slug, FollowedPathway.edition_id).where(
            FollowedPathway.programme_id == programme_id, FollowedPathway.account_id.in_(account_ids)
        )
    )
    found: dict[int, dict[str, int | None]] = {}
    for account_id, slug, edition_id in rows:
        found.setdefault(account_id, {})[slug] = edition_id
    return found


def before(session: Session, programme_id: int, account_ids: Collection[int]) -> dict[int, Before]:
    """What was derived of each, in three statements."""
    found = {account_id: Before() for account_id in account_ids}
    for table in (Derivation, Progress, ProgressLine):
        columns = table.__table__
        mine = sa.select(columns).where(columns.c.programme_id == programme_id, columns.c.account_id.in_(account_ids))
        for row in session.execute(mine).mappings():
            one = found[row["account_id"]]
            if table is Derivation:
                one.derivation = dict(row)
            elif table is Progress:
                one.progress[row["slug"]] = dict(row)
            else:
                one.lines[row["slug"], row["requirement"]] = dict(row)
    return found


def trainees(session: Session, programme_id: int, after: int, many: int) -> Sequence[int]:
    """Accounts of those who are, or were, trainees of the programme, in the order of their numbers."""
    return session.scalars(
        sa.select(Membership.account_id)
        .where(Membership.programme_id == programme_id, Membership.role == "trainee", Membership.account_id > after)
        .distinct()
        .order_by(Membership.account_id)
        .limit(many)
    ).all()


def trainees_of(session: Session, programme_id: int, account_ids: Collection[int]) -> Sequence[int]:
    """Those of the accounts that are, or were, trainees of the programme."""
    mine = (Membership.programme_id == programme_id, Membership.role == "trainee")
    found = sa.select(Membership.account_id).where(*mine, Membership.account_id.in_(account_ids))
    return session.scalars(found.distinct().order_by(Membership.account_id)).all()


def falling_due(session: Session, programme_id: int, number: int, today: date, many: int) -> Sequence[int]:
    """Accounts whose progress was derived by older rules, or may be another since."""
    mine = sa.select(Derivation.account_id).where(Derivation.programme_id == programme_id)
    old = session.scalars(mine.where(Derivation.basis < number).limit(many)).all()
    return old or session.scalars(mine.where(Derivation.due_on <= today).limit(many)).all()


def count_trainees(session: Session, programme_id: int) -> int:
    """How many are, or were, trainees of the programme."""
    mine = (Membership.programme_id == programme_id, Membership.role == "trainee")
    return session.scalar(sa.select(sa.func.count(Membership.account_id.distinct())).where(*mine)) or 0
