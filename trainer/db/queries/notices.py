"""A person's notices, and those that wait for a digest."""

from collections.abc import Collection
from datetime import datetime
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Notice, NoticeChoice, Programme

PAGE: Final = 20
FOR_DIGEST: Final = sa.and_(Notice.mailing == "digest", Notice.digested_at.is_(None))


def of_person(
    session: Session, account_id: int, programme_id: int, *, kind: str = "", before: int | None = None
) -> tuple[list[Notice], bool]:
    """A page of a person's notices in a programme, newest first, and whether there are older ones."""
    mine = sa.select(Notice).where(Notice.account_id == account_id, Notice.programme_id == programme_id)
    if kind:
        mine = mine.where(Notice.kind == kind)
    if before is not None:
        mine = mine.where(Notice.id < before)
    found = list(session.scalars(mine.order_by(Notice.id.desc()).limit(PAGE + 1)))
    return found[:PAGE], len(found) > PAGE


def choices(session: Session, account_id: int) -> dict[str, str]:
    """How a person wants each kind mailed, where they have chosen."""
    return {
        c.kind: c.mailing for c in session.scalars(sa.select(NoticeChoice).where(NoticeChoice.account_id == account_id))
    }


def digests_waiting(session: Session) -> dict[int, datetime | None]:
    """The accounts for which something has gathered, and when each had its last digest."""
    gathered = sa.select(Notice.account_id).where(FOR_DIGEST).distinct()
    waiting = set(session.scalars(gathered))
    last = sa.select(Notice.account_id, sa.func.max(Notice.digested_at)).where(Notice.account_id.in_(waiting))
    known = {row[0]: row[1] for row in session.execute(last.group_by(Notice.account_id))}
    return {account: known.get(account) for account in waiting}


def programme_names(session: Session, ids: Collection[int]) -> dict[int, str]:
    """What the programmes are called."""
    rows = session.execute(sa.select(Programme.id, Programme.name).where(Programme.id.in_(ids)))
    return {row.id: row.name for row in rows}
