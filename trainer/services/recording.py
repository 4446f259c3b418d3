"""Staff enter what is theirs to say of a trainee: a rater's scores, a letter, papers seen, a body's ruling."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from trainer.db.facts import kind_of
from trainer.db.models import LogEntry, Membership
from trainer.db.queries import guides, log_entries
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.log_entries import Facts, Letter, Rating
from trainer.domain.log_rules import LogFault
from trainer.domain.permits import may_check, may_vouch
from trainer.services.log_desk import Desk, Faulty, New, open_desk, tidied
from trainer.services.log_keeping import audit, take_out
from trainer.services.logbooks import guides_now, owner_of
from trainer.services.vouching import vouch

MAY_RECORD: Final = {
    "supervisor": ("rating", "letter"),
    "director": ("prerequisite", "course", "manual-read", "letter", "membership", "certificate", "ruling"),
}
"""What each enters, which is vouched for by their entering it."""


def record_for(
    session: Session,
    *,
    member: Membership,
    membership_id: int,
    facts: Facts,
    text: str = "",
    nonce: str,
    cleared: Collection[str] = (),
    now: datetime,
) -> LogEntry:
    """Enter something in a trainee's log, vouched for at once. `text`: what a letter says.

    A supervisor rates and writes as themselves. Raises NotFound, Faulty, Identifying; the same form enters it once.
    """
    owner = owner_of(session, member, membership_id, now)
    if owner.account_id == member.account_id or kind_of(facts) not in MAY_RECORD.get(member.role, ()):
        raise NotFound("there is no such page")
    desk = open_desk(session, owner, now)
    if known := log_entries.with_nonces(session, owner.account_id, owner.programme_id, [nonce]):
        session.commit()  # nothing to change; what is loaded stays so
        return known[nonce]
    said = tidied(facts)
    if member.role == "supervisor":
        said = _as_oneself(session, member, said)
    row = put_vouched(desk, New(said, letter_words(desk, text), nonce, cleared), now, membership=member)
    audit(session, member, "log.recorded", row, now)
    session.commit()
    return row


def withdraw_for(
    session: Session, *, member: Membership, ref: str, seen: str, reason: str, note: str = "", now: datetime
) -> None:
    """Take back what one entered oneself, or as a director what any of the staff has. Raises NotFound, WrongState."""
    found = log_entries.states(session, member.programme_id, [ref])
    if not found or found[0].by_account_id == found[0].account_id:
        raise NotFound("there is no such entry")
    guiding = may_vouch(member, found[0], guides=guides_now(session, member, found[0], now))
    if not (may_check(member, found[0]) or (guiding and found[0].by_account_id == member.account_id)):
        raise NotFound("there is no such entry")
    desk = open_desk(session, found[0], now)
    if log_entries.is_withdrawn(session, desk.owner, ref):
        session.commit()  # nothing to change; what is loaded stays so
        return
    row = desk.row(ref, seen)
    take_out(desk, row, reason, note, (), now, by=member.account_id)
    audit(session, member, "log.withdrawn", row, now, {"reason": reason})
    session.commit()


def put_vouched(
    desk: Desk, new: New, now: datetime, *, membership: Membership | None = None, guide_id: int | None = None
) -> LogEntry:
    """Add an entry in the words of whoever vouches for it; the caller audits and commits. Raises as `enter`."""
    desk.check(new)
    by = membership.account_id if membership else None
    (row,) = desk.add([new], now, by=by, by_guide=None if membership else guide_id)
    vouch(desk, [row.ref], now, membership=membership, guide_id=None if membership else guide_id)
    return row


def letter_words(desk: Desk, text: str) -> dict[str, Any] | None:
    """A letter's text as it is stored with the entry; None where there is none. Raises Faulty where none is kept."""
    words = text.replace("\r\n", "\n").replace("\0", "").strip()
    if words and not desk.settings.log_free_text:
        raise Faulty([LogFault("text", "no-free-text")])
    return {"texts": {"text": words}} if words else None


def _as_oneself(session: Session, member: Membership, facts: Facts) -> Facts:
    """With the supervisor as the rater or writer, whatever the form says. Raises WrongState for who is no guide yet."""
    own = guides.of_account(session, member.programme_id, member.account_id)
    if own is None:
        raise WrongState("You are not named as a guide here yet. Your director, or your trainee, can do that.")
    if isinstance(facts, Rating):
        if facts.role == "self":
            raise NotFound("there is no such page")
        return replace(facts, rater=own.ref)
    if isinstance(facts, Letter):
        return replace(facts, guide=own.ref)
    return facts
