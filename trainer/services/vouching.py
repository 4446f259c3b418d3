"""A supervisor, or a director for papers, vouches for entries of a log as they stand, one or many; or declines to."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from trainer.db.models import Account, LogEntry, Membership, Verification
from trainer.db.queries import guides, log_entries
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.log_reasons import DECLINED
from trainer.domain.permits import may_check, may_vouch
from trainer.domain.vouching import vouchers
from trainer.mail.language import mark
from trainer.services.auditing import record, record_each
from trainer.services.log_desk import Desk, open_desk
from trainer.services.logbooks import guides_now
from trainer.services.notifying import notify

NOT_VOUCHED: Final = mark("%(name)s could not vouch for an entry of your log")
WHY: Final = mark("The reason stands beside the entry. Correct it, or talk about it with each other.")


@dataclass(frozen=True)
class Vouched:
    """What became of the entries: vouched for now; before this; changed or withdrawn meanwhile; another's to judge."""

    now: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    not_theirs: tuple[str, ...] = ()


def verify(session: Session, *, member: Membership, seen: Mapping[str, str], now: datetime) -> Vouched:
    """Vouch for entries just as they were `seen` (digest by reference), of one person or several; a repeat is no harm.

    Raises NotFound where one of them is in a log that the member may not see.
    """
    own = _guide_ref(session, member)
    found = log_entries.states(session, member.programme_id, seen)
    if set(seen) - {row.ref for row in found}:
        raise NotFound("there is no such entry")
    owners = {row.account_id: row for row in found}
    for row in owners.values():
        _check_door(session, member, row, now)
    result = Vouched()
    for account_id in sorted(owners):
        desk = open_desk(session, owners[account_id], now)
        refs = [row.ref for row in found if row.account_id == account_id]
        sorted_out = sort_out(desk, {ref: seen[ref] for ref in refs}, own, member.role == "director")
        vouch(desk, sorted_out.now, now, membership=member)
        _audit_each(desk, member, sorted_out.now, now)
        result = Vouched(*(before + more for before, more in zip(_parts(result), _parts(sorted_out), strict=True)))
    session.commit()
    return result


def decline(
    session: Session,
    *,
    member: Membership,
    ref: str,
    seen: str,
    reason: str,
    note: str = "",
    cleared: Collection[str] = (),
    now: datetime,
) -> None:
    """Say that one cannot vouch for an entry, or can no more; the trainee is told. Raises NotFound, WrongState."""
    found = log_entries.states(session, member.programme_id, [ref])
    if not found:
        raise NotFound("there is no such entry")
    _check_door(session, member, found[0], now)
    desk = open_desk(session, found[0], now)
    row = desk.row(ref, seen)
    if sort_out(desk, {ref: seen}, _guide_ref(session, member), member.role == "director").not_theirs:
        raise WrongState("This entry is for somebody else to vouch for.")
    said = desk.check_note(reason, DECLINED, note, cleared)
    last = log_entries.last_word(session, row.id)
    if last is None or (last.outcome, last.reason, last.note) != ("declined", reason, said):
        refuse(desk, row, reason, said, now, membership=member)
        tell_declined(desk, row, session.get_one(Account, member.account_id).name, now)
        record(
            session,
            at=now,
            actor_id=member.account_id,
            programme_id=member.programme_id,
            action="log.declined",
            object_kind="log_entry",
            object_id=ref,
            detail={"kind": row.kind, "trainee": row.account_id, "reason": reason},
        )
    session.commit()


def sort_out(desk: Desk, seen: Mapping[str, str], guide: str, director: bool) -> Vouched:
    """Which of the entries this guide, or a director, can vouch for now."""
    rows = log_entries.by_refs(desk.session, desk.owner.programme_id, seen)
    facts = {entry.ref: entry for entry in desk.log.entries}
    parts: dict[str, list[str]] = {"now": [], "before": [], "changed": [], "not_theirs": []}
    for ref, digest in seen.items():
        row = rows.get(ref)
        if row is None or row.digest != digest:
            parts["changed"].append(ref)
            continue
        allowed = vouchers(desk.log, facts[ref].facts)
        if not ((director and allowed.programme) or guide in allowed.guides):
            parts["not_theirs"].append(ref)
        else:
            parts["before" if facts[ref].verified else "now"].append(ref)
    return Vouched(**{name: tuple(refs) for name, refs in parts.items()})


def vouch(
    desk: Desk, refs: Iterable[str], now: datetime, *, membership: Membership | None = None, guide_id: int | None = None
) -> None:
    """Note it, of the states that stand; the caller has sorted them out, audits and commits."""
    rows = log_entries.by_refs(desk.session, desk.owner.programme_id, list(refs))
    desk.session.add_all(
        Verification(
            entry_id=row.id,
            digest=row.digest,
            outcome="verified",
            membership_id=membership.id if membership else None,
            guide_id=guide_id,
            at=now,
        )
        for row in sorted(rows.values(), key=lambda row: row.id)
    )
    desk.session.flush()


def refuse(
    desk: Desk,
    row: LogEntry,
    reason: str,
    note: str,
    now: datetime,
    *,
    membership: Membership | None = None,
    guide_id: int | None = None,
) -> None:
    """Note that somebody does not vouch for it; the caller audits and commits."""
    desk.session.add(
        Verification(
            entry_id=row.id,
            digest=row.digest,
            outcome="declined",
            membership_id=membership.id if membership else None,
            guide_id=guide_id,
            at=now,
            reason=reason,
            note=note,
        )
    )
    desk.session.flush()


def tell_declined(desk: Desk, row: LogEntry, name: str, now: datetime) -> None:
    """To the trainee, without the reason, which may come by mail otherwise."""
    notify(
        desk.session,
        account_id=row.account_id,
        programme_id=row.programme_id,
        kind="returned",
        subject=NOT_VOUCHED,
        text=WHY,
        link=f"/p/{desk.programme.slug}/log/{row.ref}",
        now=now,
        values={"name": name},
    )


def _check_door(session: Session, member: Membership, row: LogEntry, now: datetime) -> None:
    if not (may_vouch(member, row, guides=guides_now(session, member, row, now)) or may_check(member, row)):
        raise NotFound("there is no such entry")


def _guide_ref(session: Session, member: Membership) -> str:
    """The guide that the member is themselves; a director vouches as a director."""
    own = guides.of_account(session, member.programme_id, member.account_id) if member.role == "supervisor" else None
    return own.ref if own else ""


def _parts(result: Vouched) -> tuple[tuple[str, ...], ...]:
    return result.now, result.before, result.changed, result.not_theirs


def _audit_each(desk: Desk, member: Membership, refs: Iterable[str], now: datetime) -> None:
    record_each(
        desk.session,
        {ref: {"trainee": desk.owner.account_id} for ref in refs},
        at=now,
        action="log.verified",
        object_kind="log_entry",
        actor_id=member.account_id,
        programme_id=member.programme_id,
    )
