"""The address at which a calendar program reads a person's due dates: opened, changed, closed by that person."""

from datetime import datetime
from typing import Final

import sqlalchemy as sa
from itsdangerous import BadData, URLSafeSerializer
from sqlalchemy.orm import Session

from trainer.db.models import CalendarFeed, Membership
from trainer.db.new_rows import add_new
from trainer.domain.permits import Member
from trainer.services.auditing import record

SALT: Final = "calendar"


def token_of(feed: CalendarFeed, secret: str) -> str:
    """What stands in the address: signed, so that it cannot be guessed and nothing in the database opens it."""
    return str(URLSafeSerializer(secret, salt=SALT).dumps([feed.id, feed.serial]))


def feed_at(session: Session, token: str, secret: str) -> CalendarFeed | None:
    """The feed that the address opens; None where it was changed or closed, or never was one. Reads only."""
    try:
        feed_id, serial = URLSafeSerializer(secret, salt=SALT).loads(token)
    except (BadData, ValueError, TypeError):
        return None
    found = session.get(CalendarFeed, feed_id)
    return found if found is not None and found.open and found.serial == serial else None


def own_feed(session: Session, account_id: int, programme_id: int) -> CalendarFeed | None:
    """A person's feed of a programme, open or closed, if they ever had one. Reads only."""
    mine = sa.select(CalendarFeed).where(
        CalendarFeed.account_id == account_id, CalendarFeed.programme_id == programme_id
    )
    return session.scalars(mine).one_or_none()


def trainee_of(session: Session, feed: CalendarFeed) -> list[Membership]:
    """The owner's places as a trainee of the programme, ended ones too. Reads only."""
    held = sa.select(Membership).where(
        Membership.account_id == feed.account_id,
        Membership.programme_id == feed.programme_id,
        Membership.role == "trainee",
    )
    return list(session.scalars(held.order_by(Membership.from_on.desc())))


def open_feed(session: Session, *, member: Member, now: datetime) -> CalendarFeed:
    """Open a feed, or give it a new address: one that was in use before leads nowhere from now on."""
    row = {
        "account_id": member.account_id,
        "programme_id": member.programme_id,
        "serial": 0,
        "open": False,
        "changed_at": now,
    }
    add_new(session, CalendarFeed, [row])
    return _change(session, member, now, opened=True)


def close_feed(session: Session, *, member: Member, now: datetime) -> None:
    """Close it: its address leads nowhere. A repeat changes nothing."""
    feed = own_feed(session, member.account_id, member.programme_id)
    if feed is not None and feed.open:
        _change(session, member, now, opened=False)


def _change(session: Session, member: Member, now: datetime, *, opened: bool) -> CalendarFeed:
    mine = sa.select(CalendarFeed).where(
        CalendarFeed.account_id == member.account_id, CalendarFeed.programme_id == member.programme_id
    )
    feed = session.scalars(mine.with_for_update(), execution_options={"populate_existing": True}).one()
    feed.serial, feed.open, feed.changed_at = feed.serial + 1, opened, now
    record(
        session,
        at=now,
        actor_id=member.account_id,
        programme_id=member.programme_id,
        action="calendar.opened" if opened else "calendar.closed",
        object_kind="calendar",
        object_id=feed.id,
    )
    session.commit()
    return feed
