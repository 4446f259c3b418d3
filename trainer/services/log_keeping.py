"""A trainee keeps their training log: enters, corrects, withdraws; a session with its supervision in one go."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from trainer.db.facts import kind_of
from trainer.db.models import LogEntry
from trainer.db.queries import log_entries
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.log_entries import ClinicalSession, Facts, Measure, Supervision
from trainer.domain.log_reasons import CORRECTED, WITHDRAWN
from trainer.domain.permits import Member, may_keep_log
from trainer.domain.training_log import Entry
from trainer.services.auditing import record
from trainer.services.log_desk import Desk, New, open_desk, tidied

ELSEWHERE: Final = {
    "attestation": "Attestations are written and signed on a page of their own.",
    "ruling": "What a body has ruled is entered by a director, who has its letter on file.",
}
"""Kinds that a trainee does not enter as such."""


def own_desk(session: Session, member: Member, now: datetime, *, lock: bool = True) -> Desk:
    """The member's own log, locked. Raises NotFound for who has none."""
    if not may_keep_log(member, member):
        raise NotFound("there is no such log")
    return open_desk(session, member, now, lock=lock)


def enter(
    session: Session, *, member: Member, facts: Facts, nonce: str, cleared: Collection[str] = (), now: datetime
) -> LogEntry:
    """Enter one thing; the same form sent twice enters it once. Raises NotFound, WrongState, Faulty, Identifying."""
    desk = own_desk(session, member, now)
    if known := log_entries.with_nonces(session, member.account_id, member.programme_id, [nonce]):
        session.commit()  # nothing to change; what is loaded stays so
        return known[nonce]
    new = New(tidied(facts), nonce=nonce, cleared=cleared)
    _refuse_elsewhere(new.facts)
    desk.check(new)
    (row,) = desk.add([new], now, by=member.account_id)
    audit(session, member, "log.entered", row, now)
    session.commit()
    return row


def log_session(
    session: Session,
    *,
    member: Member,
    held: ClinicalSession,
    supervision: Supervision | None = None,
    measures: Sequence[Measure] = (),
    nonce: str,
    cleared: Collection[str] = (),
    now: datetime,
) -> list[LogEntry]:
    """A session, what was measured in it, and the supervision that went through it, all or nothing.

    The case of all of them is the session's. Raises as `enter`; a fault names the part, such as `supervision.minutes`.
    """
    desk = own_desk(session, member, now)
    if log_entries.with_nonces(session, member.account_id, member.programme_id, [nonce]):
        kept = [f"{nonce}{part}" for part in ("", "/supervision", *(f"/{n}" for n in range(len(measures))))]
        known = log_entries.with_nonces(session, member.account_id, member.programme_id, kept)
        session.commit()  # nothing to change; what is loaded stays so
        return [known[one] for one in kept if one in known]
    parts: dict[str, Facts] = {"": replace(held, supervised=held.supervised or supervision is not None)}
    if supervision is not None:
        cases = dict.fromkeys((held.case, *supervision.cases))
        parts["supervision"] = replace(supervision, cases=tuple(cases))
    for number, measure in enumerate(measures):
        parts[str(number)] = replace(measure, case=held.case, session=held.number, on=held.on)
    news = [
        New(tidied(facts), nonce=f"{nonce}/{part}".rstrip("/"), cleared=cleared, part=f"{part}." if part else "")
        for part, facts in parts.items()
    ]
    desk.check(*news)
    rows = desk.add(news, now, by=member.account_id)
    for row in rows:
        audit(session, member, "log.entered", row, now)
    session.commit()
    return rows


def correct(
    session: Session,
    *,
    member: Member,
    ref: str,
    seen: str,
    facts: Facts,
    reason: str,
    note: str = "",
    cleared: Collection[str] = (),
    now: datetime,
) -> LogEntry:
    """Put an entry right: a new state, which nobody has vouched for yet. The same again changes nothing.

    Raises as `enter`, and Conflict where the entry is no longer what was `seen` (its digest).
    """
    desk = own_desk(session, member, now)
    new_facts = tidied(facts)
    row = desk.row(ref)
    if kind_of(new_facts) != row.kind:
        raise NotFound("there is no such entry of that kind")
    if desk.facts(ref) == new_facts:
        session.commit()  # nothing to change; what is loaded stays so
        return row
    row = desk.row(ref, seen)
    _refuse_foreign(row)
    _refuse_elsewhere(new_facts)
    words = log_entries.content(session, row.id)
    said = desk.check_note(reason, CORRECTED, note, cleared)
    new = New(new_facts, words.words if words else None, None, cleared, ref, row.id, reason, said)
    desk.check(new)
    (fresh,) = desk.add([new], now, by=member.account_id)
    audit(session, member, "log.corrected", fresh, now, {"reason": reason})
    session.commit()
    return fresh


def withdraw(
    session: Session,
    *,
    member: Member,
    ref: str,
    seen: str,
    reason: str,
    note: str = "",
    cleared: Collection[str] = (),
    now: datetime,
) -> None:
    """Take an entry out of the log; its history stays. Again is no harm.

    Raises as `correct`, and WrongState while other entries build on it.
    """
    desk = own_desk(session, member, now)
    if log_entries.is_withdrawn(session, desk.owner, ref):
        session.commit()  # nothing to change; what is loaded stays so
        return
    row = desk.row(ref, seen)
    _refuse_foreign(row)
    take_out(desk, row, reason, note, cleared, now, by=member.account_id)
    audit(session, member, "log.withdrawn", row, now, {"reason": reason})
    session.commit()


def take_out(
    desk: Desk, row: LogEntry, reason: str, note: str, cleared: Collection[str], now: datetime, *, by: int
) -> None:
    """The state that stands is followed by one that says it was withdrawn; the caller audits and commits."""
    if leaning := [entry for entry in desk.log.entries if row.ref in named(entry)]:
        raise WrongState(f"{len(leaning)} other entries build on this one. Withdraw or correct them first.")
    said = desk.check_note(reason, WITHDRAWN, note, cleared)
    gone = LogEntry(
        programme_id=row.programme_id,
        account_id=row.account_id,
        ref=row.ref,
        kind=row.kind,
        digest=row.digest,
        entered_at=now,
        by_account_id=by,
        corrects_id=row.id,
        withdrawn=True,
        reason=reason,
        note=said,
        cleared=sorted(cleared),
    )
    desk.session.add(gone)
    desk.session.flush()


def named(entry: Entry) -> set[str]:
    """The references of other entries that an entry builds on."""
    case = getattr(entry.facts, "case", "")
    return {case, *getattr(entry.facts, "cases", ()), *getattr(entry.facts, "used", ())} - {""}


def audit(
    session: Session,
    member: Member,
    action: str,
    row: LogEntry,
    now: datetime,
    detail: dict[str, Any] | None = None,
) -> None:
    """That it was done, by its reference, without what it says."""
    record(
        session,
        at=now,
        actor_id=member.account_id,
        programme_id=row.programme_id,
        action=action,
        object_kind="log_entry",
        object_id=row.ref,
        detail={"kind": row.kind, "trainee": row.account_id, **({"cleared": len(row.cleared)} if row.cleared else {})}
        | (detail or {}),
    )


def _refuse_elsewhere(facts: Facts) -> None:
    if words := ELSEWHERE.get(kind_of(facts)):
        raise WrongState(words)


def _refuse_foreign(row: LogEntry) -> None:
    """What somebody else wrote about the trainee is not the trainee's to change."""
    if row.by_account_id != row.account_id:
        raise WrongState("Somebody else entered this for you. Ask them, or your director, to put it right.")
