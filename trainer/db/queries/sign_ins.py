"""Where people are signed in."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session, contains_eager

from trainer.db.base import UTCDateTime
from trainer.db.models import Account, Membership, Notice, Programme, SignIn

_HERE = sa.select(Programme.id).where(Programme.slug == sa.bindparam("slug")).scalar_subquery()
_UNREAD = (
    sa.select(sa.func.count(Notice.id))
    .where(Notice.account_id == Account.id, Notice.programme_id == Programme.id, Notice.read_at.is_(None))
    .scalar_subquery()
)
# Asked on every page: built once, for building costs more than asking; and one statement, for each costs as much again.
_BY_TOKEN = (
    sa.select(Account, SignIn.id, SignIn.seen_at, Membership, _UNREAD)
    .join(SignIn, SignIn.account_id == Account.id)
    .outerjoin(Membership, sa.and_(Membership.account_id == Account.id, Membership.programme_id == _HERE))
    .outerjoin(Membership.programme)
    .options(contains_eager(Membership.programme))
    .where(
        SignIn.token_hash == sa.bindparam("token_hash"),
        SignIn.ended_at.is_(None),
        SignIn.seen_at > sa.bindparam("since", type_=UTCDateTime()),
        Account.fs_uniquifier == sa.bindparam("uniquifier"),
        Account.active.is_(True),
    )
    .order_by(Membership.id)
)


class Found(NamedTuple):
    """Who holds a cookie, by which row of `sign_in`, last seen when; what they are in the programme asked for, ended
    memberships too, and how many notices wait for them there.
    """

    account: Account
    sign_in_id: int
    seen_at: datetime
    memberships: list[Membership]
    unread: int


def by_token(
    session: Session, uniquifier: str, token_hash: str, since: datetime, slug: str | None = None
) -> Found | None:
    """None if they were signed out, had their account closed or were not seen since then."""
    values = {"token_hash": token_hash, "since": since, "uniquifier": uniquifier, "slug": slug}
    rows = session.execute(_BY_TOKEN, values).all()
    if not rows:
        return None
    account, sign_in_id, seen_at, _, unread = rows[0]
    return Found(account, sign_in_id, seen_at, [row[3] for row in rows if row[3] is not None], unread)


def of_account(session: Session, account_id: int, since: datetime) -> Sequence[SignIn]:
    """Where a person is signed in now, last seen first."""
    return session.scalars(
        sa.select(SignIn)
        .where(SignIn.account_id == account_id, SignIn.ended_at.is_(None), SignIn.seen_at > since)
        .order_by(SignIn.seen_at.desc(), SignIn.id.desc())
    ).all()
