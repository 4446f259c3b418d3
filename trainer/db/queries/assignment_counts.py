"""How many people an assignment is for, have begun it and have handed it in: a few statements for a whole page."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session, contains_eager

from trainer.db.models import (
    Account,
    Assignment,
    Cohort,
    Draft,
    Extension,
    Membership,
    Programme,
    SectionRead,
    Submission,
)
from trainer.db.queries import assignments
from trainer.db.queries.to_do import Sections

PAGE = 50
"""People on a page."""
SHOWN = ("all", "not-begun", "begun", "handed-in", "extended")


@dataclass(frozen=True)
class Count:
    """People: whose work it is, who have begun, who have handed in."""

    people: int = 0
    begun: int = 0
    handed_in: int = 0


def cohorts(session: Session, programme_id: int) -> list[Cohort]:
    """The programme's cohorts, the latest first."""
    own = sa.select(Cohort).where(Cohort.programme_id == programme_id)
    return list(session.scalars(own.order_by(Cohort.starts_on.desc(), Cohort.id.desc())))


def of(session: Session, shown: Sequence[Assignment], programme: Programme, now: datetime) -> dict[int, Count]:
    """By assignment. Reading is not counted here: it would have to be added up section by section."""
    ids = [assignment.id for assignment in shown]
    today = now.astimezone(ZoneInfo(programme.time_zone)).date()
    begun = _people(session, Draft, ids)
    handed = _people(session, Submission, ids, Submission.undone_at.is_(None))
    some = {a.cohort_id for a in shown if a.account_id is None}
    sizes = _sizes(session, programme.id, today, None if None in some else some)
    everybody = sum(sizes.values())
    return {
        a.id: Count(
            1 if a.account_id else everybody if a.cohort_id is None else sizes.get(a.cohort_id, 0),
            begun.get(a.id, 0),
            handed.get(a.id, 0),
        )
        for a in shown
    }


def so_far(
    session: Session, shown: Sequence[Assignment], programme: Programme, now: datetime, most: int
) -> dict[int, Count]:
    """The same without who has begun, in one statement; nobody counts further than one more than `most`."""
    if not shown:
        return {}
    today = now.astimezone(ZoneInfo(programme.time_zone)).date()
    columns = []
    for work in shown:
        handed = sa.select(Submission.account_id).where(
            Submission.assignment_id == work.id, Submission.undone_at.is_(None)
        )
        columns += [_counted(_audience(work, today), most), _counted(handed.distinct(), most)]
    row = session.execute(sa.select(*columns)).one()
    each = zip(shown, row[::2], row[1::2], strict=True)
    return {work.id: Count(people, handed_in=handed) for work, people, handed in each}


def _counted(found: sa.Select[int], most: int) -> sa.ScalarSelect[int]:
    return sa.select(sa.func.count()).select_from(found.limit(most + 1).subquery()).scalar_subquery()


def _audience(work: Assignment, today: date) -> sa.Select[int]:
    """Active trainees of the cohort, the person or the programme that it is for."""
    found = sa.select(Membership.id).where(*assignments.active_trainee(today))
    if work.account_id is not None:
        return found.where(Membership.programme_id == work.programme_id, Membership.account_id == work.account_id)
    if work.cohort_id is not None:
        return found.where(Membership.cohort_id == work.cohort_id)
    return found.where(Membership.programme_id == work.programme_id)


def not_handed_in(
    session: Session, shown: Sequence[Assignment], zone: str, today: date, most: int
) -> dict[int, list[Membership]]:
    """By assignment, whose work it is and who have not handed it in, by name, each with the account; no more than
    `most` of each. One statement."""
    if not shown:
        return {}
    each = [
        sa.select(sa.literal(work.id).label("work"), Membership.id.label("member"))
        .join(Membership.account)
        .where(
            assignments.meant(work, today, zone),
            Membership.account_id.not_in(
                sa.select(Submission.account_id).where(
                    Submission.assignment_id == work.id, Submission.undone_at.is_(None)
                )
            ),
        )
        .order_by(sa.func.lower(Account.name), Membership.id)
        .limit(most)
        .subquery()
        for work in shown
    ]
    missing = sa.union_all(*(sa.select(one) for one in each)).subquery()
    rows = session.execute(
        sa.select(missing.c.work, Membership)
        .join(missing, missing.c.member == Membership.id)
        .join(Membership.account)
        .options(contains_eager(Membership.account))
        .order_by(sa.func.lower(Account.name), Membership.id)
    )
    found: dict[int, list[Membership]] = {}
    for work_id, member in rows:
        found.setdefault(work_id, []).append(member)
    return found


def _people(
    session: Session, table: type[Draft | Submission], ids: Sequence[int], *conditions: sa.ColumnElement[bool]
) -> dict[int | None, int]:
    people = sa.func.count(table.account_id.distinct())
    rows = sa.select(table.assignment_id, people).where(table.assignment_id.in_(ids), *conditions)
    return {row[0]: row[1] for row in session.execute(rows.group_by(table.assignment_id))}


def _sizes(
    session: Session, programme_id: int, today: date, cohorts: Collection[int | None] | None
) -> dict[int | None, int]:
    """Active trainees of these cohorts, or by cohort of the whole programme; those in none under None."""
    where = Membership.programme_id == programme_id if cohorts is None else Membership.cohort_id.in_(cohorts)
    rows = sa.select(Membership.cohort_id, sa.func.count()).where(
        where,
        Membership.role == "trainee",
        Membership.from_on <= today,
        sa.or_(Membership.until_on.is_(None), Membership.until_on >= today),
    )
    return {row[0]: row[1] for row in session.execute(rows.group_by(Membership.cohort_id))}


def one(session: Session, assignment: Assignment, zone: str, today: date, sections: Sections) -> Count:
    """The same for one assignment, reading included."""
    whose = assignments.meant(assignment, today, zone)
    conditions = {
        "people": sa.true(),
        "begun": _begun(assignment, sections),
        "handed_in": _finished(assignment, sections),
    }
    row = session.execute(
        sa.select(*(sa.func.sum(sa.case((c, 1), else_=0)).label(name) for name, c in conditions.items())).where(whose)
    ).one()
    return Count(row.people or 0, row.begun or 0, row.handed_in or 0)


def people(
    session: Session,
    assignment: Assignment,
    zone: str,
    today: date,
    sections: Sections,
    *,
    shown: str = "all",
    search: str = "",
    page: int = 1,
) -> tuple[list[tuple[Membership, str]], int]:
    """A page of those whose work it is, by name, and how many there are."""
    extended = sa.select(Extension.account_id).where(Extension.assignment_id == assignment.id)
    condition = {
        "all": sa.true(),
        "not-begun": ~_begun(assignment, sections),
        "begun": _begun(assignment, sections) & ~_finished(assignment, sections),
        "handed-in": _finished(assignment, sections),
        "extended": Membership.account_id.in_(extended),
    }[shown]
    found = (
        sa.select(Membership, Account.name)
        .join(Account, Account.id == Membership.account_id)
        .where(assignments.meant(assignment, today, zone), condition)
    )
    if search:
        found = found.where(Account.name.icontains(search, autoescape=True))
    count = session.scalar(sa.select(sa.func.count()).select_from(found.subquery())) or 0
    rows = session.execute(
        found.order_by(sa.func.lower(Account.name), Membership.id).offset((page - 1) * PAGE).limit(PAGE)
    )
    return [(row[0], row[1]) for row in rows], count


def _read(assignment: Assignment, sections: Sections) -> sa.ScalarSelect[int]:
    """How many of the module's sections a member has marked as read."""
    whole = sections.get(assignment.slug, frozenset())
    return (
        sa.select(sa.func.count())
        .select_from(SectionRead)
        .where(
            SectionRead.account_id == Membership.account_id,
            SectionRead.slug == assignment.slug,
            SectionRead.section.in_(whole),
        )
        .correlate(Membership)
        .scalar_subquery()
    )


def _begun(assignment: Assignment, sections: Sections) -> sa.ColumnElement[bool]:
    if assignment.piece == "module":
        return _read(assignment, sections) > 0
    begun = sa.select(Draft.account_id).where(Draft.assignment_id == assignment.id)
    return Membership.account_id.in_(begun)


def _finished(assignment: Assignment, sections: Sections) -> sa.ColumnElement[bool]:
    if assignment.piece == "module":
        return _read(assignment, sections) >= max(len(sections.get(assignment.slug, ())), 1)
    handed = sa.select(Submission.account_id).where(
        Submission.assignment_id == assignment.id, Submission.undone_at.is_(None)
    )
    return Membership.account_id.in_(handed)
