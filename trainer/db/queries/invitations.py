"""Who was invited, and what became of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session, joinedload

from trainer.db.models import Account, Cohort, Invitation, Membership, Outbox
from trainer.domain.guests import Known

STATES = ("open", "late", "accepted", "withdrawn")
SIZE = 25


@dataclass(frozen=True)
class Invited:
    """An invitation with its last mail, which is None where the outbox has forgotten it."""

    invitation: Invitation
    mail: Outbox | None


def by_token(session: Session, token_hash: str, *, lock: bool = False) -> Invitation | None:
    """The invitation that a link leads to, with its programme, cohort and host."""
    found = (
        sa.select(Invitation)
        .options(joinedload(Invitation.programme), joinedload(Invitation.cohort), joinedload(Invitation.invited_by))
        .where(Invitation.token_hash == token_hash)
    )
    if lock:
        found = found.with_for_update(of=Invitation).execution_options(populate_existing=True)
    return session.scalars(found).one_or_none()


def by_id(session: Session, programme_id: int, invitation_id: int, *, lock: bool = False) -> Invitation | None:
    """One invitation of a programme, with what its mail says."""
    found = (
        sa.select(Invitation)
        .options(joinedload(Invitation.programme), joinedload(Invitation.cohort), joinedload(Invitation.invited_by))
        .where(Invitation.id == invitation_id, Invitation.programme_id == programme_id)
    )
    if lock:
        found = found.with_for_update(of=Invitation).execution_options(populate_existing=True)
    return session.scalars(found).one_or_none()


def condition(state: str, now: datetime) -> sa.ColumnElement[bool]:
    """That an invitation is open, late (its time ran out), accepted or withdrawn; anything else is all of them."""
    waits = sa.and_(Invitation.accepted_at.is_(None), Invitation.withdrawn_at.is_(None))
    return {
        "open": sa.and_(waits, Invitation.expires_at > now),
        "late": sa.and_(waits, Invitation.expires_at <= now),
        "accepted": Invitation.accepted_at.is_not(None),
        "withdrawn": Invitation.withdrawn_at.is_not(None),
    }.get(state, sa.true())


def page(
    session: Session, programme_id: int, *, words: str, state: str, before: int | None, now: datetime
) -> tuple[list[Invited], bool]:
    """Newest first, with their mail, from below the id `before`; and whether there are more."""
    mine = [Invitation.programme_id == programme_id, condition(state, now)]
    if words:
        seek = words.lower()
        mine.append(
            sa.or_(
                sa.func.lower(Invitation.name).contains(seek, autoescape=True),
                Invitation.email.contains(seek, autoescape=True),
            )
        )
    if before is not None:
        mine.append(Invitation.id < before)
    rows = session.execute(
        sa.select(Invitation, Outbox)
        .outerjoin(Outbox, Outbox.key == Invitation.mail_key)
        .options(joinedload(Invitation.cohort))
        .where(*mine)
        .order_by(Invitation.id.desc())
        .limit(SIZE + 1)
    ).all()
    return [Invited(row[0], row[1]) for row in rows[:SIZE]], len(rows) > SIZE


def waiting(session: Session, programme_id: int, now: datetime, most: int) -> dict[str, int]:
    """How many nobody has accepted, open and late; of neither anybody counts further than one more than `most`."""
    some = [
        sa.select(Invitation.id).where(Invitation.programme_id == programme_id, condition(state, now)).limit(most + 1)
        for state in ("open", "late")
    ]
    row = session.execute(
        sa.select(*(sa.select(sa.func.count()).select_from(one.subquery()).scalar_subquery() for one in some))
    ).one()
    return {"open": row[0], "late": row[1]}


def places(session: Session, programme_id: int, today: date) -> Known:
    """The cohorts and the supervisors that a list of people may name."""
    cohorts: dict[str, int] = {}
    for row in session.execute(
        sa.select(Cohort.id, Cohort.slug, Cohort.name).where(Cohort.programme_id == programme_id)
    ):
        cohorts |= {row.name.lower(): row.id, row.slug: row.id}
    supervisors = session.execute(
        sa.select(Account.email, Membership.id)
        .join(Membership, Membership.account_id == Account.id)
        .where(Membership.programme_id == programme_id, Membership.role == "supervisor", holds(today))
    )
    return Known(cohorts=cohorts, supervisors={row.email: row.id for row in supervisors})


def taken(
    session: Session, programme_id: int, emails: Collection[str], today: date
) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Of these addresses, those that belong to members, and those that are invited, each with the role."""
    members = session.execute(
        sa.select(Account.email, Membership.role)
        .join(Membership, Membership.account_id == Account.id)
        .where(Membership.programme_id == programme_id, Account.email.in_(emails), holds(today))
    )
    invited = session.execute(
        sa.select(Invitation.email, Invitation.role).where(
            Invitation.programme_id == programme_id,
            Invitation.email.in_(emails),
            Invitation.accepted_at.is_(None),
            Invitation.withdrawn_at.is_(None),
        )
    )
    return {(row.email, row.role) for row in members}, {(row.email, row.role) for row in invited}


def holds(today: date) -> sa.ColumnElement[bool]:
    """The condition that a membership has not ended."""
    return sa.or_(Membership.until_on.is_(None), Membership.until_on >= today)


def open_of_cohort(session: Session, cohort_id: int, now: datetime, most: int) -> Sequence[Invitation]:
    """Who is invited to a cohort and has not come yet; at most one more than `most`."""
    return session.scalars(
        sa.select(Invitation)
        .where(Invitation.cohort_id == cohort_id, condition("open", now))
        .order_by(sa.func.lower(Invitation.name))
        .limit(most + 1)
    ).all()
