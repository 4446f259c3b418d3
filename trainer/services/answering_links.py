"""Somebody outside uses their one-time link: signs, vouches for entries, or writes the letter; once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from trainer.db.models import LogEntry, OneTimeLink, Signature
from trainer.db.queries import log_entries
from trainer.domain.errors import Conflict, NotFound, WrongState
from trainer.domain.log_entries import Letter
from trainer.domain.log_reasons import DECLINED
from trainer.domain.log_rules import LogFault
from trainer.mail.language import mark
from trainer.services.attesting import put_signature
from trainer.services.auditing import record
from trainer.services.linking import look
from trainer.services.log_desk import Desk, Faulty, New, clean, open_desk
from trainer.services.notifying import notify
from trainer.services.recording import letter_words, put_vouched
from trainer.services.vouching import Vouched, refuse, sort_out, tell_declined, vouch

GONE: Final = "This link cannot be used any more."
CHANGED: Final = "What you were asked about has changed meanwhile. Ask for a new link."
WRITTEN: Final = mark("%(name)s has written the letter that you asked for")
IN_LOG: Final = mark("It stands in your log.")
LONGEST_NAME: Final = 200


@dataclass(frozen=True)
class _Held:
    """A link that is good, locked, and the log that it is about, locked too."""

    link: OneTimeLink
    entries: tuple[LogEntry, ...]
    desk: Desk


def sign_by_link(session: Session, *, token: str, name: str, now: datetime) -> Signature:
    """Sign the attestation that the link is about, under the name that was typed. Raises WrongState, Conflict."""
    held = _take(session, token, "sign", now)
    said = clean(name)
    if not said or len(said) > LONGEST_NAME:
        raise Faulty([LogFault("name", "missing")])
    entry = held.entries[0]
    signature, _ = put_signature(held.desk, entry.ref, entry.digest, guide=held.link.guide, name=said, now=now)
    _done(session, held, "attestation.signed", now, {"entry": entry.ref, "as": "supervisor"})
    return signature


def verify_by_link(
    session: Session, *, token: str, refs: Collection[str], declined: Mapping[str, str] | None = None, now: datetime
) -> Vouched:
    """Vouch for those of the link's entries that are named; `declined` gives for others why not. Raises WrongState."""
    held = _take(session, token, "verify", now)
    asked = {entry.ref: entry for entry in held.entries}
    refused = declined or {}
    if (set(refs) | set(refused)) - set(asked) or set(refs) & set(refused):
        raise Conflict(CHANGED)
    if set(refused.values()) - set(DECLINED):
        raise Faulty([LogFault("reason", "choice")])
    if not refs and not refused:
        raise WrongState("Tick at least one entry, or say why you cannot confirm it.")
    guide = held.link.guide
    found = sort_out(held.desk, {ref: asked[ref].digest for ref in refs}, guide.ref, director=False)
    vouch(held.desk, found.now, now, guide_id=guide.id)
    for ref, reason in refused.items():
        refuse(held.desk, asked[ref], reason, "", now, guide_id=guide.id)
        tell_declined(held.desk, asked[ref], guide.name, now)
    _done(session, held, "log.verified", now, {"entries": sorted(found.now), "declined": dict(refused)})
    return found


def write_by_link(
    session: Session,
    *,
    token: str,
    text: str,
    observed: bool,
    on: date,
    pages: int = 0,
    cleared: Collection[str] = (),
    now: datetime,
) -> LogEntry:
    """Write the letter that the link asks for; `observed`: the writer says that they saw the work."""
    held = _take(session, token, "letter", now)
    kind: Any = held.link.letter
    words = letter_words(held.desk, text)
    if words is None and held.desk.settings.log_free_text:
        raise Faulty([LogFault("text", "missing")])
    new = New(Letter(kind, on, held.link.guide.ref, observed, pages), words, cleared=cleared)
    row = put_vouched(held.desk, new, now, guide_id=held.link.guide_id)
    notify(
        session,
        account_id=held.link.account_id,
        programme_id=held.link.programme_id,
        kind="answered",
        subject=WRITTEN,
        text=IN_LOG,
        link=f"/p/{held.link.programme.slug}/log/{row.ref}",
        now=now,
        values={"name": held.link.guide.name},
    )
    _done(session, held, "letter.written", now, {"entry": row.ref, "kind": held.link.letter})
    return row


def _take(session: Session, token: str, act: str, now: datetime) -> _Held:
    """Raises WrongState for a link that is not good, NotFound for one that is for something else."""
    found = look(session, token=token, now=now, lock=True)
    if found.link is None or found.link.act != act:
        raise NotFound("there is no such link")
    if found.state == "changed":
        raise Conflict(CHANGED)
    if found.state != "ready":
        raise WrongState(GONE)
    desk = open_desk(session, found.link, now)
    standing = [row for row, stands in log_entries.by_ids(session, [e.id for e in found.entries]) if stands]
    if len(standing) != len(found.entries):
        raise Conflict(CHANGED)
    return _Held(found.link, tuple(standing), desk)


def _done(session: Session, held: _Held, action: str, now: datetime, detail: dict[str, Any]) -> None:
    held.link.used_at = now
    record(
        session,
        at=now,
        programme_id=held.link.programme_id,
        action=action,
        object_kind="one_time_link",
        object_id=held.link.id,
        detail={"guide": held.link.guide.ref, "trainee": held.link.account_id, **detail},
    )
    session.commit()
