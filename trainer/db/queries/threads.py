"""What trainees and supervisors write to each other."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased, joinedload

from trainer.db.models import Membership, Message, Thread, ThreadRead

SIZE = 50


@dataclass(frozen=True)
class Overview:
    """A thread in a list: its last words, and how many messages the person has not read."""

    thread: Thread
    last: Message | None
    unread: int


def _people() -> tuple[sa.orm.interfaces.ORMOption, ...]:
    return (
        joinedload(Thread.trainee).joinedload(Membership.account),
        joinedload(Thread.supervisor).joinedload(Membership.account),
    )


def of_pair(session: Session, trainee_id: int, supervisor_id: int, *, lock: bool = False) -> Thread | None:
    """The thread of these two memberships, if either has written."""
    found = (
        sa.select(Thread)
        .options(*_people())
        .where(Thread.trainee_id == trainee_id, Thread.supervisor_id == supervisor_id)
    )
    if lock:
        found = found.with_for_update(of=Thread)
    return session.scalars(found).one_or_none()


def of_members(session: Session, ids: Sequence[int], account_id: int) -> list[Overview]:
    """The threads of these memberships, all of one person, last written first."""
    newest = aliased(Message)
    seen = sa.func.coalesce(ThreadRead.message_id, 0)
    unread = (
        sa.select(sa.func.count())
        .where(Message.thread_id == Thread.id, Message.author_id != account_id, Message.id > seen)
        .correlate(Thread, ThreadRead)
        .scalar_subquery()
    )
    last = sa.select(sa.func.max(Message.id)).where(Message.thread_id == Thread.id).correlate(Thread).scalar_subquery()
    rows = session.execute(
        sa.select(Thread, newest, unread)
        .outerjoin(ThreadRead, sa.and_(ThreadRead.thread_id == Thread.id, ThreadRead.account_id == account_id))
        .outerjoin(newest, newest.id == last)
        .options(*_people())
        .where(sa.or_(Thread.trainee_id.in_(ids), Thread.supervisor_id.in_(ids)))
        .order_by(Thread.last_at.desc(), Thread.id.desc())
        .limit(200)
    )
    return [Overview(row[0], row[1], row[2]) for row in rows]


def messages(session: Session, thread_id: int, before: int | None = None) -> tuple[list[Message], bool]:
    """The newest messages before that one, oldest first; and whether there are older ones."""
    mine = sa.select(Message).where(Message.thread_id == thread_id)
    if before is not None:
        mine = mine.where(Message.id < before)
    found = session.scalars(mine.order_by(Message.id.desc()).limit(SIZE + 1)).all()
    return list(reversed(found[:SIZE])), len(found) > SIZE


def reads(session: Session, thread_id: int) -> dict[int, ThreadRead]:
    """How far each of the two has read, by account."""
    rows = session.scalars(sa.select(ThreadRead).where(ThreadRead.thread_id == thread_id))
    return {row.account_id: row for row in rows}


def by_nonce(session: Session, thread_id: int, nonce: str) -> Message | None:
    """A message that was written already with this form."""
    return session.scalars(
        sa.select(Message).where(Message.thread_id == thread_id, Message.nonce == nonce)
    ).one_or_none()
