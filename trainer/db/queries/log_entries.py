"""Entries of training logs as rows: those that stand, their history, and who vouched for or signed them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from trainer.db.models import Account, Guide, LogContent, LogEntry, Membership, Signature, Verification
from trainer.domain.permits import Owned

_later = aliased(LogEntry)
STANDS: Final = sa.and_(LogEntry.withdrawn.is_(False), ~sa.exists().where(_later.corrects_id == LogEntry.id))
"""The condition that a state of an entry is the newest one, and not a withdrawal."""


def lock_log(session: Session, account_id: int) -> None:
    """Whatever changes or vouches for this person's log waits here until the commit; others may read."""
    session.execute(sa.select(Account.id).where(Account.id == account_id).with_for_update(key_share=True))


def standing(session: Session, programme_id: int, ref: str) -> LogEntry | None:
    """The state of an entry that stands now; None where it was withdrawn, or never was."""
    found = sa.select(LogEntry).where(LogEntry.ref == ref, LogEntry.programme_id == programme_id, STANDS)
    return session.scalars(found).one_or_none()


def by_refs(session: Session, programme_id: int, refs: Collection[str]) -> dict[str, LogEntry]:
    """The states that stand of several entries of the programme, by ref."""
    found = sa.select(LogEntry).where(LogEntry.ref.in_(refs), LogEntry.programme_id == programme_id, STANDS)
    return {row.ref: row for row in session.scalars(found)}


def states(session: Session, programme_id: int, refs: Collection[str]) -> list[LogEntry]:
    """The newest state of each, withdrawals too: whose they are, whatever became of them."""
    newest = ~sa.exists().where(_later.corrects_id == LogEntry.id)
    found = sa.select(LogEntry).where(LogEntry.ref.in_(refs), LogEntry.programme_id == programme_id, newest)
    return list(session.scalars(found.order_by(LogEntry.id)))


def by_ids(session: Session, ids: Collection[int]) -> list[tuple[LogEntry, bool]]:
    """States of entries, each with whether it stands."""
    rows = session.execute(sa.select(LogEntry, STANDS).where(LogEntry.id.in_(ids)).order_by(LogEntry.id))
    return [(row[0], bool(row[1])) for row in rows]


def is_withdrawn(session: Session, owner: Owned, ref: str) -> bool:
    """Whether that was an entry of this person's, and was taken out."""
    gone = sa.select(LogEntry.id).where(
        LogEntry.ref == ref,
        LogEntry.account_id == owner.account_id,
        LogEntry.programme_id == owner.programme_id,
        LogEntry.withdrawn.is_(True),
    )
    return session.scalar(gone.limit(1)) is not None


def content(session: Session, entry_id: int) -> LogContent | None:
    """What a state of an entry says, unless that was forgotten."""
    return session.get(LogContent, entry_id)


def attested(session: Session, account_id: int, programme_id: int) -> dict[str, LogContent]:
    """What a person's attestations that stand say, by reference."""
    rows = session.execute(
        sa.select(LogEntry.ref, LogContent)
        .join(LogContent, LogContent.entry_id == LogEntry.id)
        .where(
            LogEntry.account_id == account_id,
            LogEntry.programme_id == programme_id,
            LogEntry.kind == "attestation",
            STANDS,
        )
    )
    return {row[0]: row[1] for row in rows}


def with_nonces(session: Session, account_id: int, programme_id: int, nonces: Collection[str]) -> dict[str, LogEntry]:
    """What the person entered already with one of these forms, or lines of a file."""
    known = sa.select(LogEntry).where(
        LogEntry.account_id == account_id, LogEntry.programme_id == programme_id, LogEntry.nonce.in_(nonces)
    )
    return {row.nonce: row for row in session.scalars(known) if row.nonce}


@dataclass(frozen=True)
class State:
    """One state of an entry with what it says (None once forgotten), who wrote it, and what was said of it by whom."""

    entry: LogEntry
    content: LogContent | None
    by: str
    verifications: list[tuple[Verification, str]] = field(default_factory=list)
    signatures: list[Signature] = field(default_factory=list)


def history(session: Session, programme_id: int, ref: str) -> list[State]:
    """Every state an entry ever had, oldest first."""
    return _states(session, sa.and_(LogEntry.ref == ref, LogEntry.programme_id == programme_id))


def of_account(session: Session, account_id: int, programme_id: int | None = None) -> list[State]:
    """Every state of every entry of one person's, oldest first; of one programme, or of all of them."""
    whose = LogEntry.account_id == account_id
    return _states(session, sa.and_(whose, LogEntry.programme_id == programme_id) if programme_id else whose)


def _states(session: Session, which: sa.ColumnElement[bool]) -> list[State]:
    rows = session.execute(
        sa.select(LogEntry, LogContent, sa.func.coalesce(Account.name, Guide.name))
        .outerjoin(LogContent, LogContent.entry_id == LogEntry.id)
        .outerjoin(Account, Account.id == LogEntry.by_account_id)
        .outerjoin(Guide, Guide.id == LogEntry.by_guide_id)
        .where(which)
        .order_by(LogEntry.id)
    ).all()
    states = {row[0].id: State(row[0], row[1], row[2]) for row in rows}
    mine = sa.select(LogEntry.id).where(which)
    by_account, by_guide = aliased(Account), aliased(Guide)
    said = session.execute(
        sa.select(Verification, sa.func.coalesce(by_account.name, by_guide.name))
        .outerjoin(Membership, Membership.id == Verification.membership_id)
        .outerjoin(by_account, by_account.id == Membership.account_id)
        .outerjoin(by_guide, by_guide.id == Verification.guide_id)
        .where(Verification.entry_id.in_(mine))
        .order_by(Verification.id)
    )
    for verification, by in said:
        states[verification.entry_id].verifications.append((verification, by))
    for signature in session.scalars(sa.select(Signature).where(Signature.entry_id.in_(mine)).order_by(Signature.id)):
        states[signature.entry_id].signatures.append(signature)
    return list(states.values())


def last_word(session: Session, entry_id: int) -> Verification | None:
    """The one that counts."""
    said = sa.select(Verification).where(Verification.entry_id == entry_id).order_by(Verification.id.desc())
    return session.scalars(said.limit(1)).one_or_none()


def declined(session: Session, account_id: int, programme_id: int) -> dict[str, tuple[Verification, str]]:
    """Entries that stand and that somebody could not vouch for, by ref: the last word on each, and whose it is."""
    return declined_of(session, [account_id], programme_id)


def declined_of(
    session: Session, account_ids: Collection[int], programme_id: int
) -> dict[str, tuple[Verification, str]]:
    """The same of several people at once."""
    rows = session.execute(
        sa.select(LogEntry.ref, Verification, sa.func.coalesce(Account.name, Guide.name))
        .join(Verification, Verification.entry_id == LogEntry.id)
        .outerjoin(Membership, Membership.id == Verification.membership_id)
        .outerjoin(Account, Account.id == Membership.account_id)
        .outerjoin(Guide, Guide.id == Verification.guide_id)
        .where(LogEntry.account_id.in_(account_ids), LogEntry.programme_id == programme_id, STANDS)
        .order_by(Verification.id)
    )
    last = {ref: (said, by) for ref, said, by in rows}
    return {ref: word for ref, word in last.items() if word[0].outcome == "declined"}


def contents(session: Session, entry_ids: Collection[int]) -> dict[int, LogContent]:
    """What these states say, by id; nothing of one that was forgotten."""
    rows = session.scalars(sa.select(LogContent).where(LogContent.entry_id.in_(entry_ids)))
    return {row.entry_id: row for row in rows}


def signatures(session: Session, entry_ids: Collection[int]) -> Sequence[Signature]:
    """Under these states, oldest first."""
    return session.scalars(sa.select(Signature).where(Signature.entry_id.in_(entry_ids)).order_by(Signature.id)).all()
