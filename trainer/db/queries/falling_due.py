"""What the worker looks for: work that opens, people who have not heard of it, what is due soon, what was handed in."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session, joinedload

from trainer.db.models import (
    Account,
    Assignment,
    Extension,
    Leave,
    Membership,
    Notice,
    Piece,
    Programme,
    Submission,
)
from trainer.db.queries import assignments
from trainer.db.queries.attendance import away_on
from trainer.domain.permits import is_active
from trainer.domain.settings import settings_of

LONG_AGO: Final = timedelta(days=365)
"""Further back no extension and no leave is looked for."""


def programmes(session: Session, ids: Collection[int] | None = None) -> dict[int, Programme]:
    """Programmes by id: these, or all."""
    found = sa.select(Programme) if ids is None else sa.select(Programme).where(Programme.id.in_(ids))
    return {programme.id: programme for programme in session.scalars(found.order_by(Programme.id))}


def unannounced(session: Session, now: datetime) -> list[Assignment]:
    """What has opened and was not announced, what was set together side by side."""
    new = sa.select(Assignment).where(
        Assignment.announced_at.is_(None), Assignment.withdrawn_at.is_(None), Assignment.opens_at <= now
    )
    return list(session.scalars(new.options(joinedload(Assignment.made_by)).order_by(Assignment.batch, Assignment.id)))


def announced(session: Session, now: datetime) -> list[Assignment]:
    """What was announced and is still to be done, what was set together side by side."""
    known = sa.select(Assignment).where(
        Assignment.announced_at.is_not(None), Assignment.withdrawn_at.is_(None), Assignment.due_at > now
    )
    return list(
        session.scalars(known.options(joinedload(Assignment.made_by)).order_by(Assignment.batch, Assignment.id))
    )


def not_told(session: Session, assignment_ids: Collection[int], now: datetime) -> dict[int, list[int]]:
    """By assignment, the accounts of those whose work it is and who have no notice of it."""
    if not assignment_ids:
        return {}
    audience = sa.and_(
        Membership.programme_id == Assignment.programme_id,
        Membership.role == "trainee",
        sa.or_(Assignment.cohort_id.is_(None), Assignment.cohort_id == Membership.cohort_id),
        sa.or_(Assignment.account_id.is_(None), Assignment.account_id == Membership.account_id),
    )
    told = sa.exists().where(
        Notice.account_id == Membership.account_id, Notice.key == sa.literal("assigned:") + Assignment.batch
    )
    rows = session.execute(
        sa.select(Assignment, Membership, Programme.time_zone)
        .join(Membership, audience)
        .join(Programme, Programme.id == Assignment.programme_id)
        .where(Assignment.id.in_(assignment_ids), ~told)
    )
    found: dict[int, list[int]] = defaultdict(list)
    for assignment, member, zone in rows:
        today = now.astimezone(ZoneInfo(zone)).date()
        if is_active(member, today) and assignments.is_for(assignment, member, zone):
            found[assignment.id].append(member.account_id)
    return found


def due_within(session: Session, programme_id: int, now: datetime, ahead: timedelta) -> list[Assignment]:
    """What is open and due within that time, or was due before: its date may have been moved for somebody."""
    open_ = sa.select(Assignment).where(
        Assignment.programme_id == programme_id,
        Assignment.withdrawn_at.is_(None),
        Assignment.opens_at <= now,
        Assignment.due_at <= now + ahead,
        Assignment.due_at > now - LONG_AGO,
    )
    return list(session.scalars(open_.order_by(Assignment.id)))


def moved(
    session: Session, programme_id: int, work: Sequence[Assignment], now: datetime, today: date
) -> list[Membership]:
    """The trainees for whom some of these may be due on another day: who has more time, and who was on leave."""
    if not work:
        return []
    extended = sa.select(Extension.account_id).where(
        Extension.due_at > now, Extension.assignment_id.in_([assignment.id for assignment in work])
    )
    away = sa.select(Leave.membership_id).where(
        sa.or_(Leave.until_on.is_(None), Leave.until_on > today - LONG_AGO), Leave.from_on <= today
    )
    found = sa.select(Membership).where(
        Membership.programme_id == programme_id,
        *assignments.active_trainee(today),
        sa.or_(Membership.account_id.in_(extended), Membership.id.in_(away)),
    )
    return list(session.scalars(found))


@dataclass(frozen=True)
class Handed:
    """Assessed work that was handed in, and the accounts of those who are to judge it.

    Those are directors where nobody is allocated to it, which is to say where it is not `allocated`.
    """

    reference: str
    programme_id: int
    programme_slug: str
    name: str
    """Empty where graders do not see names."""
    title: str
    late: bool
    handed_in_at: datetime
    assignment_id: int
    allocated: bool
    readers: Sequence[int]


def handed_in(session: Session, after: datetime, until: datetime) -> list[Handed]:
    """Assessed work handed in between these moments and not taken back."""
    rows = session.execute(
        sa.select(Submission, Account.name, Programme, Assignment, Piece.grader_id, Membership.account_id)
        .join(Account, Account.id == Submission.account_id)
        .join(Programme, Programme.id == Submission.programme_id)
        .join(Assignment, Assignment.id == Submission.assignment_id)
        .outerjoin(Piece, Piece.submission_id == Submission.id)
        .outerjoin(Membership, Membership.id == Piece.grader_id)
        .where(
            Submission.mode == "assessed",
            Submission.undone_at.is_(None),
            Submission.handed_in_at > after,
            Submission.handed_in_at <= until,
        )
        .order_by(Submission.id)
    ).all()
    if not rows:
        return []
    covers = _covers(session, [row[4] for row in rows if row[4] is not None], until.date())
    directors = _directors(session, {row[0].programme_id for row in rows})
    return [
        Handed(
            submission.reference,
            submission.programme_id,
            programme.slug,
            "" if settings_of(programme.settings).hide_names else name,
            set_work.alternative_title or "" if submission.slug == set_work.alternative else set_work.title,
            submission.late,
            submission.handed_in_at,
            set_work.id,
            grader is not None,
            directors[submission.programme_id] if grader is None else [account, *covers[grader]],
        )
        for submission, name, programme, set_work, grader, account in rows
    ]


def _covers(session: Session, graders: Collection[int], today: date) -> dict[int, list[int]]:
    """By graders who are on leave: the accounts of those who stand in for them."""
    found: dict[int, list[int]] = defaultdict(list)
    held = (
        sa.select(Leave.membership_id, Membership.account_id)
        .join(Membership, Membership.id == Leave.cover_id)
        .where(Leave.membership_id.in_(graders), away_on(today))
    )
    for grader, account in session.execute(held):
        found[grader].append(account)
    return found


def _directors(session: Session, programme_ids: Collection[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    held = sa.select(Membership.programme_id, Membership.account_id).where(
        Membership.programme_id.in_(programme_ids), Membership.role == "director", Membership.until_on.is_(None)
    )
    for programme, account in session.execute(held):
        found[programme].append(account)
    return found
