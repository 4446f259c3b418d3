"""A trainee and a supervisor write to each other."""

from datetime import datetime
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Membership, Message, Thread, ThreadRead
from trainer.db.queries import memberships, supervisions, threads
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.permits import Member, may_read_thread
from trainer.mail.language import mark
from trainer.services.auditing import record
from trainer.services.directing import today_in
from trainer.services.notifying import notify

LONGEST: Final = 20_000
"""Signs of one message."""

SUBJECT: Final = mark("%(name)s has written to you")
TEXT: Final = mark("You can read it and answer here.")
"""Without the words themselves: a director may look at mail that waits, and a thread is for two."""


def pair(session: Session, member: Membership, partner_id: int) -> tuple[Membership, Membership]:
    """The two as (trainee, supervisor), both with their accounts. Raises NotFound where they are no such pair."""
    own = memberships.by_id(session, member.programme_id, member.id)
    partner = memberships.by_id(session, member.programme_id, partner_id)
    if own is None or partner is None or own.account_id == partner.account_id:
        raise NotFound("there is nobody to write to")
    match own.role, partner.role:
        case "trainee", "supervisor":
            return own, partner
        case "supervisor", "trainee":
            return partner, own
    raise NotFound("there is nobody to write to")


def _pair_locked(session: Session, member: Membership, partner_id: int) -> tuple[Membership, Membership]:
    """The same; what is written between them is written one after the other, also before there is a thread."""
    trainee, supervisor = pair(session, member, partner_id)
    session.execute(sa.select(Membership.id).where(Membership.id == trainee.id).with_for_update(key_share=True))
    return trainee, supervisor


def may_write(session: Session, trainee: Membership, supervisor: Membership, now: datetime) -> bool:
    """As long as one supervises the other, or stands in for whoever does."""
    return supervisions.may_write(session, trainee.id, supervisor.id, today_in(trainee.programme, now))


def readable(session: Session, member: Member, trainee: Membership, supervisor: Membership) -> Thread | None:
    """Their thread, or None before anybody has written. Raises NotFound for whoever is neither of them."""
    if member.account_id not in (trainee.account_id, supervisor.account_id):
        raise NotFound("there is no such thread")
    thread = threads.of_pair(session, trainee.id, supervisor.id)
    if thread is not None and not may_read_thread(member, thread):
        raise NotFound("there is no such thread")
    return thread


def write(session: Session, *, member: Membership, partner_id: int, text: str, nonce: str, now: datetime) -> Message:
    """Write to the other and tell them; the same form sent twice writes once. Raises NotFound, WrongState."""
    trainee, supervisor = _pair_locked(session, member, partner_id)
    own, other = (trainee, supervisor) if trainee.id == member.id else (supervisor, trainee)
    thread = readable(session, own, trainee, supervisor)
    if thread and (written := threads.by_nonce(session, thread.id, nonce)):
        session.commit()  # nothing to change; what is loaded stays so
        return written
    if not may_write(session, trainee, supervisor, now):
        raise WrongState(f"{other.account.name} and you no longer work together here, so this thread is closed.")
    words = text.replace("\r\n", "\n").strip()
    if not words:
        raise WrongState("There is nothing to send yet.")
    if len(words) > LONGEST:
        raise WrongState(f"A message holds {LONGEST} characters; this one has {len(words)}.")
    thread = thread or _begin(session, trainee, supervisor, now)
    message = Message(thread_id=thread.id, author_id=own.account_id, text=words, nonce=nonce, written_at=now)
    thread.last_at = now
    session.add(message)
    session.flush()
    mark_own = _read(session, thread.id, own.account_id)
    mark_own.message_id, mark_own.read_at, mark_own.draft = message.id, now, ""
    notify(
        session,
        account_id=other.account_id,
        programme_id=own.programme_id,
        kind="message",
        subject=SUBJECT,
        text=TEXT,
        link=f"/p/{own.programme.slug}/messages/{own.id}",
        now=now,
        key=f"message:{message.id}",
        values={"name": own.account.name},
    )
    record(
        session,
        at=now,
        actor_id=own.account_id,
        programme_id=own.programme_id,
        action="message.written",
        object_kind="thread",
        object_id=thread.id,
    )
    session.commit()
    return message


def keep_draft(session: Session, *, member: Membership, partner_id: int, text: str, now: datetime) -> bool:
    """Keep what somebody is just writing. Before the first message there is no thread yet: then one is begun."""
    trainee, supervisor = _pair_locked(session, member, partner_id)
    thread = readable(session, member, trainee, supervisor)
    if not may_write(session, trainee, supervisor, now):
        session.commit()  # nothing to change; what is loaded stays so
        return False
    if thread is None:
        if not text.strip():
            session.commit()  # nothing to change; what is loaded stays so
            return True
        thread = _begin(session, trainee, supervisor, now)
    _read(session, thread.id, member.account_id).draft = text[:LONGEST]
    session.commit()
    return True


def mark_read(session: Session, *, member: Membership, partner_id: int, message_id: int, now: datetime) -> None:
    """Note that everything up to this message was read; it never goes back."""
    trainee, supervisor = _pair_locked(session, member, partner_id)
    thread = readable(session, member, trainee, supervisor)
    if thread is None:
        raise NotFound("there is no such thread")
    newest = sa.select(sa.func.max(Message.id)).where(Message.thread_id == thread.id, Message.id <= message_id)
    last = session.scalar(newest) or 0
    row = _read(session, thread.id, member.account_id)
    if last > row.message_id:
        row.message_id, row.read_at = last, now
    session.commit()


def _begin(session: Session, trainee: Membership, supervisor: Membership, now: datetime) -> Thread:
    thread = Thread(programme_id=trainee.programme_id, trainee_id=trainee.id, supervisor_id=supervisor.id, last_at=now)
    session.add(thread)
    session.flush()
    return thread


def _read(session: Session, thread_id: int, account_id: int) -> ThreadRead:
    row = session.get(ThreadRead, (thread_id, account_id), with_for_update=True)
    if row is None:
        row = ThreadRead(thread_id=thread_id, account_id=account_id, message_id=0, draft="")
        session.add(row)
    return row
