"""Sign-ins that worked and those that did not; too many of the latter close the door for a while, for everyone alike.

Counting goes by what was typed, so an address without an account is locked out exactly like one with an account.
"""

from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Account, Attempt
from trainer.db.queries import attempts
from trainer.services.auditing import record

WINDOW: Final = timedelta(minutes=15)
LIMITS: Final = {"sign-in": (10, 50, 200), "recovery": (3, 5, 50)}
"""Attempts within the window that close the door: of one email from one address, of one email, from one address.

The second is far above the first, so that a stranger cannot easily lock somebody out of their own account.
"""

KEPT: Final = timedelta(days=1)


def is_locked(session: Session, *, kind: str, email: str, address: str, now: datetime) -> bool:
    """Whether this attempt comes after too many others. Reads only."""
    counted = attempts.counts(session, kind, email, address, now - WINDOW)
    return any(count >= limit for count, limit in zip(counted, LIMITS[kind], strict=True))


def note_attempt(session: Session, *, kind: str, email: str, address: str, now: datetime) -> None:
    """Count a failed sign-in or a request for a new password; old counts are thrown away."""
    session.execute(sa.delete(Attempt).where(Attempt.at < now - KEPT))
    session.add(Attempt(kind=kind, email=email, address=address, at=now))
    session.commit()


def note_sign_in(session: Session, *, account_id: int, email: str, address: str, now: datetime) -> None:
    """A sign-in that worked: its failures from the same address are forgiven, and the audit knows."""
    session.execute(
        sa.delete(Attempt).where(Attempt.kind == "sign-in", Attempt.email == email, Attempt.address == address)
    )
    record(
        session,
        at=now,
        actor_id=account_id,
        action="account.signed_in",
        object_kind="account",
        object_id=account_id,
    )
    session.commit()


def renew_hash(session: Session, *, account_id: int, old: str | None, new: str) -> None:
    """The same password, hashed at today's cost; nothing where another one was chosen meanwhile."""
    mine = (Account.id == account_id, Account.password == old)
    session.execute(sa.update(Account).where(*mine).values(password=new))
    session.commit()
