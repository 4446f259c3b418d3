"""One-time links: by token, and those that somebody issued about a log."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session, joinedload

from trainer.db.models import Account, Guide, OneTimeLink


def by_token(session: Session, token_hash: str, *, lock: bool = False) -> OneTimeLink | None:
    """The link of that token, with its programme, whose log it is about, and for whom it is."""
    found = sa.select(OneTimeLink).where(OneTimeLink.token_hash == token_hash)
    return _with_people(session, found, lock)


def by_id(session: Session, programme_id: int, link_id: int, *, lock: bool = False) -> OneTimeLink | None:
    """One link of the programme."""
    found = sa.select(OneTimeLink).where(OneTimeLink.id == link_id, OneTimeLink.programme_id == programme_id)
    return _with_people(session, found, lock)


def of_log(session: Session, programme_id: int, account_id: int) -> Sequence[OneTimeLink]:
    """All that were issued about a person's log, newest first, each with for whom it is."""
    return session.scalars(
        sa.select(OneTimeLink)
        .options(joinedload(OneTimeLink.guide))
        .where(OneTimeLink.programme_id == programme_id, OneTimeLink.account_id == account_id)
        .order_by(OneTimeLink.id.desc())
    ).all()


STATES: Final = ("all", "open", "used", "late", "revoked")


def condition(state: str, now: datetime) -> sa.ColumnElement[bool]:
    """That a link works, was used, has run out or was taken back; anything else is all of them."""
    waits = sa.and_(OneTimeLink.used_at.is_(None), OneTimeLink.revoked_at.is_(None))
    return {
        "open": sa.and_(waits, OneTimeLink.expires_at > now),
        "used": OneTimeLink.used_at.is_not(None),
        "late": sa.and_(waits, OneTimeLink.expires_at <= now),
        "revoked": sa.and_(OneTimeLink.used_at.is_(None), OneTimeLink.revoked_at.is_not(None)),
    }.get(state, sa.true())


def of_programme(
    session: Session, programme_id: int, *, words: str, state: str, skip: int, now: datetime, size: int
) -> tuple[Sequence[OneTimeLink], int]:
    """A page of a programme's links, newest first, each with for whom it is and whose log; and how many there are.

    `words` are looked for in both names.
    """
    mine = [OneTimeLink.programme_id == programme_id, condition(state, now)]
    if words:
        seek = words.lower()
        mine.append(
            sa.or_(
                OneTimeLink.guide.has(sa.func.lower(Guide.name).contains(seek, autoescape=True)),
                OneTimeLink.account.has(sa.func.lower(Account.name).contains(seek, autoescape=True)),
            )
        )
    found = (
        sa.select(OneTimeLink)
        .options(joinedload(OneTimeLink.guide, innerjoin=True), joinedload(OneTimeLink.account, innerjoin=True))
        .where(*mine)
        .order_by(OneTimeLink.id.desc())
    )
    count = session.scalar(sa.select(sa.func.count()).select_from(OneTimeLink).where(*mine)) or 0
    return session.scalars(found.offset(skip).limit(size)).all(), count


def _with_people(session: Session, found: sa.Select[OneTimeLink], lock: bool) -> OneTimeLink | None:
    found = found.options(
        joinedload(OneTimeLink.programme, innerjoin=True),
        joinedload(OneTimeLink.account.of_type(Account), innerjoin=True),
        joinedload(OneTimeLink.guide.of_type(Guide), innerjoin=True),
    ).execution_options(populate_existing=True)
    if lock:
        found = found.with_for_update(of=OneTimeLink, key_share=True)
    return session.scalars(found).one_or_none()
