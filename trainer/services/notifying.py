"""Telling people: a notice on the site and, as each of them wishes, mail; all in the caller's own transaction."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from trainer.db.models import Notice, Outbox
from trainer.db.new_rows import add_new
from trainer.db.queries import recipients
from trainer.db.queries.recipients import Recipient
from trainer.domain.moments import Translate, moment_words
from trainer.domain.notices import KINDS, USUAL
from trainer.mail.language import language
from trainer.mail.message import address

Phrase = Callable[[Translate, str], str]
"""Words that depend on who reads them: given a translator and a time zone."""


@dataclass(frozen=True)
class Telling:
    """What one person is to be told.

    With `values`, `subject` and `text` are translated into the person's language and then filled with them; a time
    among them is written in the person's own zone, and a Phrase is asked for its words. Without, they stay as they are.
    """

    account_id: int
    programme_id: int
    kind: str
    subject: str
    text: str
    link: str
    key: str | None = None
    values: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Mail:
    """One message, as `queue_mail` takes it."""

    to: str
    subject: str
    text: str
    key: str | None = None
    link: str | None = None
    account_id: int | None = None
    programme_id: int | None = None


def queue_mail(
    session: Session,
    *,
    to: str,
    subject: str,
    text: str,
    now: datetime,
    key: str | None = None,
    link: str | None = None,
    account_id: int | None = None,
    programme_id: int | None = None,
) -> None:
    """Queue one message; the caller commits. The same `key` is never queued twice.

    `link` is a path of this site, which the sender puts under the text as a whole address. With `programme_id` the
    director sees the message as long as it is not sent. Raises BadAddress.
    """
    queue_mails(session, [Mail(to, subject, text, key, link, account_id, programme_id)], now=now)


def queue_mails(session: Session, mails: Sequence[Mail], *, now: datetime) -> None:
    """Queue several, each with words of its own, in one statement; the caller commits. Raises BadAddress."""
    for mail in mails:
        address(mail.to)
    rows = [
        _mail(
            m.to, m.subject, m.text, now, key=m.key, link=m.link, account_id=m.account_id, programme_id=m.programme_id
        )
        for m in mails
    ]
    add_new(session, Outbox, rows)


def notify(
    session: Session,
    *,
    account_id: int,
    programme_id: int,
    kind: str,
    subject: str,
    text: str,
    link: str,
    now: datetime,
    key: str | None = None,
    values: Mapping[str, Any] | None = None,
) -> None:
    """Tell one person; the caller commits. The same `key` never tells the same person twice."""
    notify_each(session, [Telling(account_id, programme_id, kind, subject, text, link, key, values)], now=now)


def notify_all(session: Session, account_ids: Collection[int], telling: Telling, *, now: datetime) -> None:
    """Tell several people the same; the `account_id` of the telling is not looked at."""
    notify_each(session, [replace(telling, account_id=person) for person in account_ids], now=now)


def notify_each(session: Session, tellings: Sequence[Telling], *, now: datetime) -> None:
    """Tell each person what is theirs, in four statements however many; the caller commits."""
    if unknown := {telling.kind for telling in tellings} - set(KINDS):
        raise ValueError(f"no kinds of notice: {', '.join(sorted(unknown))}")
    people = recipients.by_id(session, {telling.account_id for telling in tellings})
    notices, mails = [], []
    for telling in tellings:
        if (person := people.get(telling.account_id)) is None:
            continue
        mailing = person.chosen.get(telling.kind, USUAL[telling.kind])
        title, body = (_in_words(words, telling.values, person) for words in (telling.subject, telling.text))
        notices.append(
            {
                "account_id": person.id,
                "programme_id": telling.programme_id,
                "key": telling.key,
                "kind": telling.kind,
                "subject": title,
                "text": body,
                "link": telling.link,
                "made_at": now,
                "mailing": mailing,
            }
        )
        if mailing == "now":
            key = f"notice:{person.id}:{telling.key}" if telling.key else None
            owner = {"account_id": person.id, "programme_id": telling.programme_id}
            mails.append(_mail(person.email, title, body, now, key=key, link=telling.link, **owner))
    add_new(session, Notice, notices)
    add_new(session, Outbox, mails)


def _in_words(words: str, values: Mapping[str, Any] | None, person: Recipient) -> str:
    if values is None:
        return words
    translate = language(person.locale).gettext

    def local(value: Any) -> Any:
        if isinstance(value, datetime):
            return moment_words(value, person.time_zone, translate)
        return value(translate, person.time_zone) if callable(value) else value

    return translate(words) % {name: local(value) for name, value in values.items()}


def _mail(
    to: str,
    subject: str,
    text: str,
    now: datetime,
    *,
    key: str | None,
    link: str | None,
    account_id: int | None,
    programme_id: int | None,
) -> dict[str, Any]:
    return {
        "key": key,
        "account_id": account_id,
        "programme_id": programme_id,
        "address": to,
        "subject": subject,
        "text": text,
        "link": link,
        "queued_at": now,
        "due_at": now,
        "attempts": 0,
    }
