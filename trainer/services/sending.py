"""The outbox is emptied: each message is claimed, sent while nothing is locked, and marked; what fails is tried again.

A message is sent twice only if the sender dies in the instant between the server's yes and our note of it; both copies
then carry the same Message-ID, by which mail programs show one.
"""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Account, Outbox, Programme
from trainer.db.queries import outbox
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.permits import Member, may_direct
from trainer.mail import transport
from trainer.mail.language import language, mark
from trainer.mail.message import BadAddress, address, message
from trainer.mail.transport import Refused, Unreachable, connect
from trainer.services.auditing import record

LEASE: Final = timedelta(minutes=5)
"""How long a claimed message is left to whoever claimed it: several times the longest that sending can take."""

TRIES: Final = 14
"""With the waits between them this is a day and a third."""

LONGEST_WAIT: Final = timedelta(hours=6)
ROUND: Final = timedelta(minutes=1)
"""How long one round may go on, before the worker looks at its other duties."""

STALE: Final = 200
"""Messages that are given up in one go."""

PATIENCE: Final = timedelta(days=7)
"""How long a message waits for a mail server that is never set up, before it would be stale news."""

NO_SERVER: Final = mark("No mail server was set up for seven days.")


@dataclass(frozen=True)
class Post:
    """Where mail goes and what it says of itself."""

    url: str
    sender: str
    site_url: str
    patience: float = transport.PATIENCE
    limit: float = transport.LIMIT


@dataclass(frozen=True)
class Round:
    """What became of one round. `trouble` is why it ended early."""

    sent: int = 0
    failed: int = 0
    trouble: str = ""


def wait_after(attempts: int) -> timedelta:
    """A minute after the first try, then twice as long each time, at most six hours."""
    return min(timedelta(minutes=2 ** (attempts - 1)), LONGEST_WAIT)


def send_waiting(
    session: Session, *, post: Post, clock: Callable[[], datetime], enough: Callable[[], bool] = lambda: False
) -> Round:
    """Send what is due, until there is `enough`. A server that cannot be reached, or hangs, ends the round and costs
    one message one try.
    """
    try:
        address(post.sender)
    except BadAddress as fault:  # no message is to blame for it
        return Round(trouble=f"TRAINER_MAIL_FROM: {fault}")
    name, sent, failed, until = secrets.token_hex(8), 0, 0, clock() + ROUND
    mail = _claim(session, name, clock)
    if mail is None:
        return Round()
    try:
        with connect(post.url, post.patience, post.limit) as server:
            while mail is not None:
                try:
                    server.send(_written(session, mail, post))
                except (Refused, BadAddress) as fault:
                    failed += _failed(session, mail, fault, clock())
                else:
                    sent += _sent(session, mail, clock())
                mail = None if enough() or clock() >= until else _claim(session, name, clock)
    except Unreachable as fault:
        if mail is not None:
            failed += _failed(session, mail, fault, clock())
        return Round(sent, failed, str(fault))
    return Round(sent, failed)


def _claim(session: Session, name: str, clock: Callable[[], datetime]) -> Outbox | None:
    now = clock()
    mail = outbox.claim(session, lease=name, until=now + LEASE, now=now)
    if mail is not None:
        session.expunge(mail)  # as it was claimed, whatever becomes of the row
    session.commit()
    return mail


def _written(session: Session, mail: Outbox, post: Post) -> EmailMessage:
    """The message with the address of the page it speaks of, and how to get fewer."""
    locale = session.scalar(sa.select(Account.locale).where(Account.id == mail.account_id)) or "en"
    slug = session.scalar(sa.select(Programme.slug).where(Programme.id == mail.programme_id))
    session.rollback()  # nothing is locked while the server answers
    translate = language(locale).gettext
    parts = [mail.text.strip()]
    if mail.link:
        parts.append(post.site_url + mail.link)
    if mail.account_id and slug:
        choose = translate("Which mail you get from here, you choose yourself:")
        parts.append(f"-- \n{choose}\n{post.site_url}/p/{slug}/preferences")
    return message(
        sender=post.sender,
        to=mail.address,
        subject=mail.subject,
        text="\n\n".join(parts) + "\n",
        at=mail.queued_at,
        name=f"trainer-{mail.id}-{int(mail.queued_at.timestamp())}",
    )


def _sent(session: Session, mail: Outbox, now: datetime) -> int:
    """Mark it; what it said need not be kept."""
    if row := outbox.held(session, mail.id, mail.lease or ""):
        row.sent_at, row.lease, row.leased_until, row.fault = now, None, None, None
        row.text, row.link = "", None  # a link may hold a key to something
    session.commit()
    return 1


def _failed(session: Session, mail: Outbox, fault: Exception, now: datetime) -> int:
    """Try again later, or give up: at once where the server says never, else after the last try."""
    if row := outbox.held(session, mail.id, mail.lease or ""):
        row.fault, row.lease, row.leased_until = str(fault)[:500], None, None
        row.due_at = now + wait_after(row.attempts)
        never = isinstance(fault, BadAddress) or (isinstance(fault, Refused) and fault.permanent)
        if never or row.attempts >= TRIES:
            _give_up(row, now)
    session.commit()
    return 1


def _give_up(row: Outbox, now: datetime) -> None:
    row.gave_up_at = now
    if row.programme_id is None:
        row.text, row.link = "", None  # either may hold a link that lets somebody in


def give_up_stale(session: Session, *, now: datetime) -> int:
    """Where there is no mail server: messages that have waited for a week are not sent any more."""
    stale = session.scalars(
        sa.select(Outbox).where(outbox.WAITING, Outbox.queued_at < now - PATIENCE).limit(STALE).with_for_update()
    ).all()
    for row in stale:
        row.fault = row.fault or NO_SERVER
        _give_up(row, now)
    session.commit()
    return len(stale)


def try_again(session: Session, *, member: Member, mail_id: int, now: datetime) -> None:
    """Let a message of the director's programme that was given up start anew. Raises NotFound, WrongState."""
    row = session.get(Outbox, mail_id, with_for_update=True)
    if row is None or row.programme_id is None or not may_direct(member, row.programme_id):
        raise NotFound("there is no such mail")
    if row.gave_up_at is None:
        raise WrongState("This mail has not been given up: it was sent, or it will be tried again by itself")
    _start_anew(session, [row.id], now)
    _audit(session, member, row.id, now, 1)
    session.commit()


def try_all_again(session: Session, *, member: Member, now: datetime) -> int:
    """The same for all that were given up in the director's programme; returns how many. Raises NotFound."""
    if not may_direct(member, member.programme_id):
        raise NotFound("there is no such page")
    given_up = sa.select(Outbox.id).where(
        Outbox.programme_id == member.programme_id, Outbox.gave_up_at.is_not(None), Outbox.sent_at.is_(None)
    )
    ids = list(session.scalars(given_up.with_for_update()))
    if ids:
        _start_anew(session, ids, now)
        _audit(session, member, "all", now, len(ids))
    session.commit()
    return len(ids)


def _start_anew(session: Session, ids: Sequence[int], now: datetime) -> None:
    fresh = {"gave_up_at": None, "fault": None, "attempts": 0, "due_at": now, "queued_at": now}
    session.execute(sa.update(Outbox).where(Outbox.id.in_(ids)).values(fresh))


def _audit(session: Session, member: Member, what: object, now: datetime, many: int) -> None:
    record(
        session,
        at=now,
        actor_id=member.account_id,
        programme_id=member.programme_id,
        action="mail.tried_again",
        object_kind="outbox",
        object_id=what,
        detail={"messages": many},
    )
