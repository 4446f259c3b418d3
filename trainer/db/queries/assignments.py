"""Assignments: one, those of a programme as its director lists them, and whom each is for."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased, joinedload

from trainer.db.models import Account, Assignment, Draft, Membership

PAGE: Final = 20
FEW: Final = 4
"""On a home page."""
SHOWN: Final = ("open", "coming", "past", "withdrawn", "all")
SORTED: Final = ("due", "-due", "title", "-made")


@dataclass(frozen=True)
class Listing:
    """What a director wants to see of all assignments. `audience` is a cohort's id, `programme` or `person`."""

    search: str = ""
    shown: str = "open"
    audience: str = ""
    mode: str = ""
    sort: str = "due"
    page: int = 1


def by_id(session: Session, assignment_id: int, *, lock: bool = False) -> Assignment | None:
    """One assignment; with `lock` nobody else changes it until the commit."""
    return session.get(Assignment, assignment_id, with_for_update=lock, populate_existing=lock)


def shown(session: Session, programme_id: int, assignment_id: int) -> Assignment | None:
    """One assignment of the programme with its cohort, its person and who set it."""
    found = sa.select(Assignment).where(Assignment.id == assignment_id, Assignment.programme_id == programme_id)
    return session.scalars(found.options(*_NAMES)).one_or_none()


def of_batch(session: Session, batch: str) -> list[Assignment]:
    """What was set together, first due first."""
    return list(
        session.scalars(
            sa.select(Assignment).where(Assignment.batch == batch).order_by(Assignment.due_at, Assignment.id)
        )
    )


def of_programme(session: Session, programme_id: int, listing: Listing, now: datetime) -> tuple[list[Assignment], int]:
    """One page of them, and how many there are in all."""
    wanted = sa.select(Assignment).where(Assignment.programme_id == programme_id)
    for condition in _conditions(listing, now):
        wanted = wanted.where(condition)
    count = session.scalar(sa.select(sa.func.count()).select_from(wanted.subquery())) or 0
    order = {
        "due": (Assignment.due_at, Assignment.id),
        "-due": (Assignment.due_at.desc(), Assignment.id.desc()),
        "title": (sa.func.lower(Assignment.title), Assignment.id),
        "-made": (Assignment.id.desc(),),
    }[listing.sort]
    page = wanted.order_by(*order).offset((listing.page - 1) * PAGE).limit(PAGE).options(*_NAMES)
    return list(session.scalars(page)), count


def _conditions(listing: Listing, now: datetime) -> list[sa.ColumnElement[bool]]:
    current = Assignment.withdrawn_at.is_(None)
    by_time: dict[str, list[sa.ColumnElement[bool]]] = {
        "open": [current, Assignment.opens_at <= now, Assignment.due_at >= now],
        "coming": [current, Assignment.opens_at > now],
        "past": [current, Assignment.due_at < now],
        "withdrawn": [Assignment.withdrawn_at.is_not(None)],
        "all": [],
    }
    found = by_time[listing.shown]
    if listing.search:
        found.append(Assignment.title.icontains(listing.search, autoescape=True))
    if listing.mode:
        found.append(Assignment.mode == listing.mode if listing.mode != "module" else Assignment.piece == "module")
    if listing.audience == "programme":
        found += [Assignment.cohort_id.is_(None), Assignment.account_id.is_(None)]
    elif listing.audience == "person":
        found.append(Assignment.account_id.is_not(None))
    elif listing.audience:
        found.append(Assignment.cohort_id == int(listing.audience))
    return found


_NAMES = (joinedload(Assignment.cohort), joinedload(Assignment.account), joinedload(Assignment.made_by))


def lately_due(session: Session, programme_id: int, since: datetime, now: datetime) -> list[Assignment]:
    """Assessed work whose date has passed since then, the latest first."""
    passed = (Assignment.due_at >= since, Assignment.due_at < now, Assignment.mode == "assessed")
    return _some(session, programme_id, *passed, order=Assignment.due_at.desc())


def next_due(session: Session, programme_id: int, now: datetime) -> list[Assignment]:
    """What is open and due next."""
    return _some(
        session, programme_id, Assignment.opens_at <= now, Assignment.due_at >= now, order=Assignment.due_at.asc()
    )


def _some(
    session: Session, programme_id: int, *conditions: sa.ColumnElement[bool], order: sa.UnaryExpression[datetime]
) -> list[Assignment]:
    found = sa.select(Assignment).where(
        Assignment.programme_id == programme_id, Assignment.withdrawn_at.is_(None), *conditions
    )
    return list(session.scalars(found.options(*_NAMES).order_by(order, Assignment.id).limit(FEW)))


def meant(assignment: Assignment, today: date, zone: str) -> sa.ColumnElement[bool]:
    """Memberships whose work it is: active trainees who began it, or are of its audience and came before it was due."""
    due_on = assignment.due_at.astimezone(ZoneInfo(zone)).date()
    own, theirs = aliased(Membership), aliased(Membership)
    audience = sa.select(own.id).where(own.from_on <= due_on)
    if assignment.cohort_id is not None:
        audience = audience.where(own.cohort_id == assignment.cohort_id)
    else:
        audience = audience.where(own.programme_id == assignment.programme_id)
    if assignment.account_id is not None:
        audience = audience.where(own.account_id == assignment.account_id)
    begun = sa.select(theirs.id).join(Draft, Draft.account_id == theirs.account_id)
    begun = begun.where(Draft.assignment_id == assignment.id)
    return sa.and_(
        Membership.programme_id == assignment.programme_id,
        *active_trainee(today),
        Membership.id.in_(sa.union(audience, begun)),  # either by its own index, not one condition over everybody
    )


def active_trainee(today: date) -> tuple[sa.ColumnElement[bool], ...]:
    """The conditions that a membership is a trainee's and holds on that day."""
    return (
        Membership.role == "trainee",
        Membership.from_on <= today,
        sa.or_(Membership.until_on.is_(None), Membership.until_on >= today),
    )


def people(session: Session, assignment: Assignment, today: date, zone: str) -> list[int]:
    """The accounts of those whose work it is."""
    return list(session.scalars(sa.select(Membership.account_id).where(meant(assignment, today, zone)).distinct()))


def trainees(session: Session, programme_id: int, today: date) -> list[Membership]:
    """The active trainees of a programme."""
    return list(
        session.scalars(sa.select(Membership).where(Membership.programme_id == programme_id, *active_trainee(today)))
    )


def is_for(assignment: Assignment, member: Membership, zone: str) -> bool:
    """Whether it is this trainee's work; what was due before they came is not."""
    return (
        member.role == "trainee"
        and assignment.programme_id == member.programme_id
        and assignment.cohort_id in (None, member.cohort_id)
        and assignment.account_id in (None, member.account_id)
        and member.from_on <= assignment.due_at.astimezone(ZoneInfo(zone)).date()
    )


def for_member(session: Session, member: Membership, zone: str) -> list[Assignment]:
    """A trainee's assignments that are not withdrawn, and those they have begun, first due first."""
    came = datetime.combine(member.from_on, time.min, ZoneInfo(zone))
    audience = sa.and_(
        sa.or_(Assignment.cohort_id.is_(None), Assignment.cohort_id == member.cohort_id),
        sa.or_(Assignment.account_id.is_(None), Assignment.account_id == member.account_id),
        Assignment.due_at >= came,
    )
    begun = sa.select(Draft.assignment_id).where(Draft.account_id == member.account_id)
    return list(
        session.scalars(
            sa.select(Assignment)
            .where(
                Assignment.programme_id == member.programme_id,
                Assignment.withdrawn_at.is_(None),
                sa.or_(audience, Assignment.id.in_(begun.where(Draft.assignment_id.is_not(None)))),
            )
            .options(joinedload(Assignment.made_by))
            .order_by(Assignment.due_at, Assignment.id)
        )
    )


def name_of(session: Session, account_id: int) -> str:
    """What a person is called; empty for nobody."""
    return session.scalar(sa.select(Account.name).where(Account.id == account_id)) or ""
