"""A visitor writes to somebody in the public register; the address of neither is shown to anybody else."""

from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Account, Attempt
from trainer.db.queries import attempts, register
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.moments import local_day
from trainer.domain.register import LETTERS, LONGEST_LETTER
from trainer.mail.language import language, mark
from trainer.services.auditing import record
from trainer.services.inviting import normal
from trainer.services.notifying import queue_mail

DAY: Final = timedelta(days=1)
LONGEST_NAME: Final = 120
SUBJECT: Final = mark("Somebody has found you in the register of IPT therapists")
TEXT: Final = mark(
    "Good day %(holder)s,\n\n%(sender)s has written to you through the public register. Your address was not shown to "
    "them; it is once you answer. Their address: %(email)s\n\n%(text)s"
)


class TooMany(WrongState):
    """So many letters have come lately that no more are taken for now."""


def write_letter(
    session: Session, *, reference: str, sender: str, email: str, text: str, address: str, now: datetime
) -> None:
    """Queue it for the person of that entry. Raises NotFound where nobody is shown there, WrongState, TooMany.

    `address` is where on the network it comes from: it is counted for a day, and not passed on.
    """
    listed = register.shown_at(session, reference, local_day(now, "UTC"))
    if listed is None:
        raise NotFound("there is nobody here")
    sender, email_ = " ".join(sender.split()), normal(email.strip())
    if not sender or len(sender) > LONGEST_NAME:
        raise WrongState("Say who you are.")
    if email_ is None:
        raise WrongState("Write your mail address, such as ana@example.org, so that you can be answered.")
    if not text.strip() or len(text) > LONGEST_LETTER:
        raise WrongState(f"Say what it is about, in at most {LONGEST_LETTER} characters.")
    counted = attempts.counts(session, "letter", reference, address, now - DAY)
    if any(count >= most for count, most in zip(counted, LETTERS, strict=True)):
        session.rollback()
        raise TooMany("So many letters have come today that no more can be passed on. Try again tomorrow.")
    session.execute(sa.delete(Attempt).where(Attempt.at < now - DAY))
    session.add(Attempt(kind="letter", email=reference, address=address, at=now))
    holder = session.get_one(Account, listed.entry.account_id)
    say = language(holder.locale).gettext
    values = {"holder": holder.name, "sender": sender, "email": email_, "text": text.strip()}
    queue_mail(session, to=holder.email, subject=say(SUBJECT), text=say(TEXT) % values, now=now, account_id=holder.id)
    record(
        session,
        at=now,
        programme_id=listed.entry.programme_id,
        action="register.written_to",
        object_kind="register_entry",
        object_id=listed.entry.id,
    )
    session.commit()
