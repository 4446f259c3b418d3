"""Who did and saw what in a programme, newest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import (
    Account,
    Assignment,
    AuditEvent,
    Candidacy,
    Certificate,
    Cohort,
    Invitation,
    Membership,
    Programme,
)
from trainer.db.queries.whose_record import about, named

SIZE: Final = 50

# Practice is visible to its owner alone, also here (rules of record).
_FOR_STAFF: Final = sa.or_(
    AuditEvent.object_kind.not_in(("draft", "submission")), AuditEvent.detail["mode"].as_string() == "assessed"
)


_CALLED: Final = {
    "membership": (Membership.id, Account.name, Membership.programme_id),
    "invitation": (Invitation.id, Invitation.name, Invitation.programme_id),
    "assignment": (Assignment.id, Assignment.title, Assignment.programme_id),
    "cohort": (Cohort.id, Cohort.name, Cohort.programme_id),
    "candidacy": (Candidacy.id, Account.name, Candidacy.programme_id),
    "certificate": (Certificate.id, Certificate.name, Certificate.programme_id),
    "programme": (Programme.id, Programme.name, Programme.id),
}
"""For each kind of thing: its number, what it is called, whose it is."""
_JOINED: Final = {
    "membership": (Account.id == Membership.account_id,),
    "candidacy": (Account.id == Candidacy.account_id,),
}


@dataclass(frozen=True)
class Search:
    """`who` is part of a name or an address, `whose` the same of the person whose record it is about; `what` is an
    action; `kind` and `of` name the thing; `since` and `until` are moments, the latter left out; `before` is the id of
    the last event on the page before. `viewer` is the account that looks: who gives views on a candidate is nothing
    for the candidate, though they direct the programme."""

    who: str = ""
    whose: str = ""
    what: str = ""
    kind: str = ""
    of: str = ""
    since: datetime | None = None
    until: datetime | None = None
    before: int | None = None
    viewer: int | None = None


@dataclass(frozen=True)
class Entry:
    """An event with its actor; nobody is the command line or the worker."""

    event: AuditEvent
    name: str | None
    email: str | None


def page(session: Session, programme_id: int, search: Search) -> tuple[list[Entry], bool]:
    """One page of what fits, and whether there is more."""
    rows = session.execute(_select(programme_id, search).limit(SIZE + 1)).all()
    return [Entry(row[0], row[1], row[2]) for row in rows[:SIZE]], len(rows) > SIZE


def everything(session: Session, programme_id: int, search: Search, most: int) -> Iterator[Entry]:
    """All that fits, up to so many."""
    for row in session.execute(_select(programme_id, search).limit(most).execution_options(yield_per=500)):
        yield Entry(row[0], row[1], row[2])


def of_thing(session: Session, programme_id: int, kind: str, of: object, most: int) -> list[Entry]:
    """The newest events of one thing."""
    found = _select(programme_id, Search(kind=kind, of=str(of)))
    return [Entry(row[0], row[1], row[2]) for row in session.execute(found.limit(most))]


def names(session: Session, programme_id: int, entries: Sequence[Entry]) -> dict[tuple[str, str], str]:
    """What the things are called that the events are about, by kind and number; one statement for each kind."""
    found: dict[tuple[str, str], str] = {}
    for kind, (key, name, owner) in _CALLED.items():
        ids = {int(e.event.object_id) for e in entries if e.event.object_kind == kind and e.event.object_id.isdecimal()}
        if ids:
            own = sa.select(key, name).where(key.in_(ids), owner == programme_id, *_JOINED.get(kind, ()))
            found |= {(kind, str(row[0])): row[1] for row in session.execute(own)}
    return found


def _select(programme_id: int, search: Search) -> sa.Select[AuditEvent, str, str]:
    where = [AuditEvent.programme_id == programme_id, _FOR_STAFF]
    if search.who:
        where.append(named(search.who))
    if search.whose:
        where.append(AuditEvent.id.in_(about(programme_id, search.whose)))
    if search.what:
        where.append(AuditEvent.action == search.what)
    if search.kind:
        where.append(AuditEvent.object_kind == search.kind)
    if search.of:
        where.append(AuditEvent.object_id == search.of)
    if search.since:
        where.append(AuditEvent.at >= search.since)
    if search.until:
        where.append(AuditEvent.at < search.until)
    if search.viewer is not None:
        own = sa.select(sa.cast(Candidacy.id, sa.String)).where(Candidacy.account_id == search.viewer)
        where.append(sa.or_(AuditEvent.object_kind != "candidacy", AuditEvent.object_id.not_in(own)))
    if search.before is not None:
        before = sa.select(AuditEvent.at).where(AuditEvent.id == search.before, AuditEvent.programme_id == programme_id)
        at = before.scalar_subquery()
        where.append(sa.or_(AuditEvent.at < at, sa.and_(AuditEvent.at == at, AuditEvent.id < search.before)))
    return (
        sa.select(AuditEvent, Account.name, Account.email)
        .outerjoin(Account, Account.id == AuditEvent.actor_id)
        .where(*where)
        .order_by(AuditEvent.at.desc(), AuditEvent.id.desc())
    )
