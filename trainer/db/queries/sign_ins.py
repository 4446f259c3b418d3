"""Where people are signed in."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.base import UTCDateTime
from trainer.db.models import Account, SignIn

# Asked on every page: built once, for building costs more than asking.
_BY_TOKEN = (
    sa.select(Account, SignIn.id, SignIn.seen_at)
    .join(SignIn, SignIn.account_id == Account.id)
    .where(
        SignIn.token_hash == sa.bindparam("token_hash"),
        SignIn.ended_at.is_(None),
        SignIn.seen_at > sa.bindparam("since", type_=UTCDateTime()),
        Account.fs_uniquifier == sa.bindparam("uniquifier"),
        Account.active.is_(True),
    )
)


def by_token(
    session: Session, uniquifier: str, token_hash: str, since: datetime
) -> tuple[Account, int, datetime] | None:
    """Who holds this cookie, by which row of `sign_in`, last seen when; unless they were signed out, had their account
    closed or were not seen since then.
    """
    values = {"token_hash": token_hash, "since": since, "uniquifier": uniquifier}
    row = session.execute(_BY_TOKEN, values).one_or_none()
    return None if row is None else (row[0], row[1], row[2])


def of_account(session: Session, account_id: int, since: datetime) -> Sequence[SignIn]:
    """Where a person is signed in now, last seen first."""
    return session.scalars(
        sa.select(SignIn)
        .where(SignIn.account_id == account_id, SignIn.ended_at.is_(None), SignIn.seen_at > since)
        .order_by(SignIn.seen_at.desc(), SignIn.id.desc())
    ).all()
