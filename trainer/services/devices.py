"""Where people are signed in: begun, seen, ended from here or from elsewhere."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import SignIn
from trainer.domain.errors import NotFound
from trainer.services.auditing import record

SEEN_EVERY: Final = timedelta(minutes=10)
"""How exactly it is known when somebody was last here; each note of it is a write."""

IDLE: Final = timedelta(days=60)
"""Who has not been seen for so long signs in anew."""

KEPT: Final = timedelta(days=180)
LONGEST_AGENT: Final = 300


def hashed(token: str) -> str:
    """How a token from a cookie or a mailed link is stored."""
    return hashlib.sha256(token.encode()).hexdigest()


def begin_sign_in(session: Session, *, account_id: int, agent: str, now: datetime) -> str:
    """A new row for a browser that has just signed in; returns the token for its cookie. Very old rows are deleted."""
    token = secrets.token_urlsafe(24)
    session.execute(sa.delete(SignIn).where(SignIn.account_id == account_id, SignIn.seen_at < now - KEPT))
    session.add(
        SignIn(
            account_id=account_id,
            token_hash=hashed(token),
            agent=agent[:LONGEST_AGENT],
            began_at=now,
            seen_at=now,
        )
    )
    session.commit()
    return token


def note_seen(session: Session, *, sign_in_id: int, now: datetime) -> None:
    """Note that the browser was here, unless that was noted a moment ago."""
    session.execute(
        sa.update(SignIn).where(SignIn.id == sign_in_id, SignIn.seen_at < now - SEEN_EVERY).values(seen_at=now)
    )
    session.commit()


def end_sign_in(session: Session, *, account_id: int, sign_in_id: int, now: datetime) -> None:
    """Sign one of one's own browsers out; again is no harm. Raises NotFound for anybody else's."""
    row = session.get(SignIn, sign_in_id, with_for_update=True)
    if row is None or row.account_id != account_id:
        raise NotFound("there is no such sign-in")
    if row.ended_at is None:
        row.ended_at = now
        _audit(session, account_id, [row.id], now)
    session.commit()


def end_others(session: Session, *, account_id: int, keep_id: int | None, now: datetime) -> int:
    """Sign out all of one's browsers but this one; returns how many. The caller's transaction: it commits."""
    ended = session.scalars(
        sa.update(SignIn)
        .where(SignIn.account_id == account_id, SignIn.ended_at.is_(None), SignIn.id != (keep_id or 0))
        .values(ended_at=now)
        .returning(SignIn.id)
    ).all()
    if ended:
        _audit(session, account_id, list(ended), now)
    return len(ended)


def sign_out_elsewhere(session: Session, *, account_id: int, keep_id: int | None, now: datetime) -> int:
    """The same, as a transaction of its own."""
    ended = end_others(session, account_id=account_id, keep_id=keep_id, now=now)
    session.commit()
    return ended


def _audit(session: Session, account_id: int, ids: list[int], now: datetime) -> None:
    record(
        session,
        at=now,
        actor_id=account_id,
        action="account.signed_out",
        object_kind="account",
        object_id=account_id,
        detail={"sign_ins": ids},
    )
