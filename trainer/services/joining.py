"""An invitation is looked at and accepted: by a new account, or by one that is signed in."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from trainer.db.models import Account, Invitation, Membership, Pace, Supervision
from trainer.db.queries import accounts, invitations, memberships
from trainer.domain.errors import Conflict, WrongState
from trainer.domain.moments import day_words, local_day
from trainer.domain.pace import FULL
from trainer.domain.permits import is_active
from trainer.services.auditing import record
from trainer.services.devices import hashed
from trainer.services.directing import ROW
from trainer.services.notifying import notify
from trainer.services.supervising import TO_SUPERVISOR, WRITE

HAS_ACCOUNT: Final = "This address has an account already. Sign in with it to join."

State = Literal["unknown", "used", "withdrawn", "late", "ready"]


@dataclass(frozen=True)
class Look:
    """Where a link leads. `has_account`: whether the address has one, which only the bearer of the link is told."""

    state: State
    invitation: Invitation | None = None
    has_account: bool = False


def look(session: Session, *, token: str, now: datetime, lock: bool = False) -> Look:
    """What the link of an invitation is good for now. Reads only."""
    row = invitations.by_token(session, hashed(token), lock=lock)
    if row is None:
        return Look("unknown")
    if row.accepted_at is not None:
        return Look("used", row)
    if row.withdrawn_at is not None:
        return Look("withdrawn", row)
    if row.expires_at <= now:
        return Look("late", row)
    return Look("ready", row, accounts.by_email(session, row.email) is not None)


def accept_new(
    session: Session, *, token: str, name: str, time_zone: str, password_hash: str, now: datetime
) -> Account:
    """Make the account of the invited address and join. Raises WrongState once the link is no longer good.

    The address needs no further confirmation: the link came there.
    """
    row = _ready(session, token, now)
    if accounts.by_email(session, row.email):
        raise Conflict(HAS_ACCOUNT)
    account = Account(
        email=row.email,
        name=name.strip(),
        password=password_hash,
        fs_uniquifier=secrets.token_hex(32),
        time_zone=time_zone,
        created_at=now,
    )
    session.add(account)
    try:
        session.flush()
    except IntegrityError as first:  # another invitation of the same address, in this very moment
        session.rollback()
        raise Conflict(HAS_ACCOUNT) from first
    record(session, at=now, actor_id=account.id, action="account.added", object_kind="account", object_id=account.id)
    _join(session, account, row, now)
    session.commit()
    return account


def accept_as(session: Session, *, account_id: int, token: str, now: datetime) -> Membership:
    """Join with the account that is signed in. Raises WrongState, or Conflict for who has the role already."""
    row = _ready(session, token, now)
    membership = _join(session, session.get_one(Account, account_id, with_for_update=ROW), row, now)
    session.commit()
    return membership


def _ready(session: Session, token: str, now: datetime) -> Invitation:
    found = look(session, token=token, now=now, lock=True)
    if found.state != "ready" or found.invitation is None:
        raise WrongState("This invitation cannot be used any more.")
    return found.invitation


def _join(session: Session, account: Account, row: Invitation, now: datetime) -> Membership:
    today = local_day(now, row.programme.time_zone)
    held = sa.select(Membership.id).where(
        Membership.account_id == account.id,
        Membership.programme_id == row.programme_id,
        Membership.role == row.role,
        invitations.holds(today),
    )
    if session.scalar(held.limit(1)):
        raise Conflict("You have this role in the programme already; there is nothing to accept.")
    membership = Membership(
        account_id=account.id,
        programme_id=row.programme_id,
        role=row.role,
        capabilities=list(row.capabilities),
        cohort_id=row.cohort_id,
        from_on=today,
    )
    session.add(membership)
    row.accepted_at, row.accepted_by_id = now, account.id
    session.flush()
    if row.pace != FULL:
        session.add(Pace(membership_id=membership.id, from_on=today, percent=row.pace))
    record(
        session,
        at=now,
        actor_id=account.id,
        programme_id=row.programme_id,
        action="invitation.accepted",
        object_kind="invitation",
        object_id=row.id,
        detail={"membership": membership.id, "role": row.role},
    )
    _supervise(session, account, membership, row, now)
    return membership


def _supervise(session: Session, account: Account, trainee: Membership, row: Invitation, now: datetime) -> None:
    """With the supervisor whom the invitation names, unless they have left since."""
    if row.supervisor_id is None:
        return
    supervisor = memberships.by_id(session, row.programme_id, row.supervisor_id)
    today = trainee.from_on
    if supervisor is None or not is_active(supervisor, today) or supervisor.account_id == account.id:
        return
    session.add(
        Supervision(programme_id=row.programme_id, trainee_id=trainee.id, supervisor_id=supervisor.id, from_on=today)
    )
    notify(
        session,
        account_id=supervisor.account_id,
        programme_id=row.programme_id,
        kind="message",
        subject=TO_SUPERVISOR,
        text=WRITE,
        link=f"/p/{row.programme.slug}/messages/{trainee.id}",
        now=now,
        key=f"supervision:{supervisor.id}:{trainee.id}:{today.isoformat()}",
        values={"name": account.name, "day": lambda translate, _zone: day_words(today, translate)},
    )
