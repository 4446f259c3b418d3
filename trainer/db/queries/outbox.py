"""Mail that waits, mail that was sent, and mail that was given up."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Outbox

WAITING = sa.and_(Outbox.sent_at.is_(None), Outbox.gave_up_at.is_(None))


def claim(session: Session, *, lease: str, until: datetime, now: datetime) -> Outbox | None:
    """Take the message that is due first, in one statement that no other worker can take part in.

    PostgreSQL passes over rows that another worker is just taking; SQLite lets only one transaction write at a time.
    """
    free = sa.or_(Outbox.leased_until.is_(None), Outbox.leased_until <= now)
    first = (
        sa.select(Outbox.id)
        .where(WAITING, Outbox.due_at <= now, free)
        .order_by(Outbox.due_at, Outbox.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    taken = (
        sa.update(Outbox)
        .where(Outbox.id == first.scalar_subquery(), WAITING, free)
        .values(lease=lease, leased_until=until, attempts=Outbox.attempts + 1)
        .returning(Outbox)
    )
    return session.scalars(taken, execution_options={"populate_existing": True}).one_or_none()


def held(session: Session, mail_id: int, lease: str) -> Outbox | None:
    """The message, locked, if it is still held under this lease and still waits."""
    mine = sa.select(Outbox).where(Outbox.id == mail_id, Outbox.lease == lease, WAITING)
    return session.scalars(mine.with_for_update(), execution_options={"populate_existing": True}).one_or_none()
