"""The daily digest: what people chose to hear of once a day, in one message each, in their own morning."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from itertools import groupby
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Notice
from trainer.db.queries import notices, recipients
from trainer.db.queries.recipients import Recipient
from trainer.domain.moments import place_of
from trainer.mail.language import language, mark
from trainer.services.notifying import Mail, queue_mails
from trainer.services.working import take_turn

MORNING: Final = time(7)
SUBJECT: Final = mark("%(programme)s: what has happened")
OPENING: Final = mark("Since your last message from here:")


def digest(session: Session, *, site_url: str, now: datetime) -> None:
    """Mail what has gathered to those for whom it is past seven and who had none today; what was read is left out."""
    if take_turn(session, name="digests", every=timedelta(minutes=10), now=now) is None:
        return
    waiting = notices.digests_waiting(session)
    people = recipients.by_id(session, set(waiting))
    due = [person.id for person in people.values() if _is_due(person, waiting[person.id], now)]
    taken = session.scalars(
        sa.update(Notice)
        .where(Notice.account_id.in_(due), notices.FOR_DIGEST)
        .values(digested_at=now)
        .returning(Notice)
    ).all()
    names = notices.programme_names(session, {notice.programme_id for notice in taken})
    unread = sorted((n for n in taken if n.read_at is None), key=lambda n: (n.account_id, n.programme_id, n.id))
    mails = [
        _mail(people[person], names[programme], list(group), site_url)
        for (person, programme), group in groupby(unread, key=lambda n: (n.account_id, n.programme_id))
    ]
    queue_mails(session, mails, now=now)
    session.commit()


def _is_due(person: Recipient, last: datetime | None, now: datetime) -> bool:
    place = place_of(person.time_zone)
    local = now.astimezone(place)
    had_today = last is not None and last.astimezone(place).date() >= local.date()
    return local.time() >= MORNING and not had_today


def _mail(person: Recipient, programme: str, gathered: Sequence[Notice], site_url: str) -> Mail:
    translate = language(person.locale).gettext
    parts = [f"{notice.subject}\n{notice.text}\n{site_url}{notice.link}" for notice in gathered]
    return Mail(
        person.email,
        translate(SUBJECT) % {"programme": programme},
        "\n\n".join([translate(OPENING), *parts]),
        key=f"digest:{person.id}:{gathered[0].id}",
        account_id=person.id,
        programme_id=gathered[0].programme_id,
    )
