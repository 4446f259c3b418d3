"""Somebody leaves the programme before its end: access stops, the record stays; and the way back."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Supervision
from trainer.domain.errors import WrongState
from trainer.domain.moments import Translate, day_words
from trainer.domain.permits import Member
from trainer.mail.language import language, mark
from trainer.services.auditing import record
from trainer.services.directing import directed, keep_a_director, today_in
from trainer.services.notifying import queue_mail
from trainer.services.supervising import end_all

SUBJECT = mark("Your membership of %(programme)s ends")
TEXT = mark(
    "Good day,\n\nyour membership of %(programme)s (%(role)s) ends after %(day)s. Until then nothing changes.\n\n"
    "Everything you did there is kept, and you can still sign in and download your own record, now or later:"
)


def withdraw(session: Session, *, member: Member, membership_id: int, last_on: date, why: str, now: datetime) -> None:
    """End a membership after `last_on` and tell the person. Raises WrongState for a supervisor who has trainees."""
    row = directed(session, member, membership_id)
    today = today_in(row.programme, now)
    if row.withdrawn_at is not None or (row.until_on is not None and row.until_on < today):
        raise WrongState("This membership has ended already.")
    if last_on < row.from_on:
        raise WrongState("The last day is before the first.")
    keep_a_director(session, row, last_on, today)
    if row.role == "supervisor":
        _check_trainees(session, row.id, last_on)
    before = row.until_on
    row.until_on, row.withdrawn_at, row.withdrawal = last_on, now, why.strip()
    end_all(session, row, last_on, today)
    translate: Translate = language(row.account.locale).gettext
    values = {"programme": row.programme.name, "role": translate(row.role), "day": day_words(last_on, translate)}
    queue_mail(
        session,
        to=row.account.email,
        subject=translate(SUBJECT) % values,
        text=translate(TEXT) % values,
        link="/account/record",
        now=now,
        account_id=row.account_id,
        programme_id=row.programme_id,
    )
    record(
        session,
        at=now,
        actor_id=member.account_id,
        programme_id=row.programme_id,
        action="membership.withdrawn",
        object_kind="membership",
        object_id=row.id,
        detail={"last_on": last_on.isoformat(), "before": before.isoformat() if before else None},
    )
    session.commit()


def bring_back(session: Session, *, member: Member, membership_id: int, now: datetime) -> None:
    """Undo a withdrawal: the membership goes on without an end. Supervision has to be arranged anew."""
    row = directed(session, member, membership_id)
    if row.withdrawn_at is None:
        raise WrongState("This person has not been withdrawn.")
    row.until_on = row.withdrawn_at = row.withdrawal = None
    record(
        session,
        at=now,
        actor_id=member.account_id,
        programme_id=row.programme_id,
        action="membership.brought_back",
        object_kind="membership",
        object_id=row.id,
    )
    session.commit()


def _check_trainees(session: Session, supervisor_id: int, last_on: date) -> None:
    later = sa.or_(Supervision.until_on.is_(None), Supervision.until_on > last_on)
    held = sa.select(sa.func.count()).where(Supervision.supervisor_id == supervisor_id, later)
    if session.scalar(held):
        raise WrongState("Trainees still have this supervisor after that day. Give them to somebody else first.")
