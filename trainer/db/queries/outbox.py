"""Mail that waits, mail that was sent, and mail that was given up."""

from datetime import datetime
from typing import Final

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


PAGE: Final = 20
STATES: Final = ("all", "waiting", "sent", "given-up")


def of_person(session: Session, account_id: int, *, before: int | None = None) -> tuple[list[Outbox], bool]:
    """A page of the mail to one account, newest first, and whether there is older."""
    mine = sa.select(Outbox).where(Outbox.account_id == account_id)
    if before is not None:
        mine = mine.where(Outbox.id < before)
    found = list(session.scalars(mine.order_by(Outbox.id.desc()).limit(PAGE + 1)))
    return found[:PAGE], len(found) > PAGE


def of_programme(
    session: Session, programme_id: int, *, state: str = "all", search: str = "", before: int | None = None
) -> tuple[list[Outbox], bool]:
    """A page of a programme's mail, newest first, and whether there is older. Mail about accounts is not among it."""
    found = sa.select(Outbox).where(Outbox.programme_id == programme_id)
    conditions = {
        "all": sa.true(),
        "waiting": WAITING,
        "sent": Outbox.sent_at.is_not(None),
        "given-up": Outbox.gave_up_at.is_not(None),
    }
    found = found.where(conditions[state])
    if search:
        either = (column.icontains(search, autoescape=True) for column in (Outbox.address, Outbox.subject))
        found = found.where(sa.or_(*either))
    if before is not None:
        found = found.where(Outbox.id < before)
    rows = list(session.scalars(found.order_by(Outbox.id.desc()).limit(PAGE + 1)))
    return rows[:PAGE], len(rows) > PAGE


def given_up(session: Session, programme_id: int) -> int:
    """How many of a programme's messages were given up."""
    mine = (Outbox.programme_id == programme_id, Outbox.gave_up_at.is_not(None))
    return session.scalar(sa.select(sa.func.count()).select_from(Outbox).where(*mine)) or 0


def tally(session: Session, programme_id: int) -> tuple[int, int]:
    """How many of a programme's messages wait, and how many were given up."""
    row = session.execute(
        sa.select(
            sa.func.sum(sa.case((WAITING, 1), else_=0)),
            sa.func.sum(sa.case((Outbox.gave_up_at.is_not(None), 1), else_=0)),
        ).where(Outbox.programme_id == programme_id)
    ).one()
    return row[0] or 0, row[1] or 0
