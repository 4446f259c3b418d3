"""Training logs as requirements read them: of one person, or of many at once, in the same few statements."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.facts import from_text
from trainer.db.models import Account, Guide, LogContent, LogEntry, Membership, Signature, Verification
from trainer.db.queries import guides
from trainer.db.queries.log_entries import STANDS
from trainer.domain import log_entries as facts
from trainer.domain.training_log import Entry, TrainingLog
from trainer.domain.training_log import Verification as Vouched

PAGE: Final = 50
"""Entries of one page."""
_SIGNED: Final = sa.exists().where(Signature.entry_id == LogEntry.id, Signature.guide_id.is_not(None))
_LAST_WORD: Final = (
    sa.select(Verification.outcome)
    .where(Verification.entry_id == LogEntry.id, Verification.digest == LogEntry.digest)
    .order_by(Verification.id.desc())
    .limit(1)
    .scalar_subquery()
)
WAITS: Final = sa.case((LogEntry.kind == "attestation", ~_SIGNED), else_=sa.func.coalesce(_LAST_WORD, "") != "verified")
"""The condition that nobody stands for an entry yet, as `domain.training_log.Entry.vouched` has it."""


@dataclass(frozen=True)
class Page:
    """Entries in the order in which the page shows them; `log` holds them and every case that they may name.

    `before`: where the next page begins; None where this is the last one.
    """

    log: TrainingLog
    entries: tuple[Entry, ...]
    before: int | None


def page(
    session: Session,
    account_id: int,
    programme_id: int,
    *,
    kinds: Collection[str] = (),
    waiting: bool = False,
    before: int | None = None,
) -> Page:
    """A page of a person's log, what was entered or changed last first; as many statements for any page of any log."""
    mine = sa.and_(LogEntry.programme_id == programme_id, LogEntry.account_id == account_id, STANDS)
    asked = sa.select(LogEntry.id, LogEntry.ref).where(mine).order_by(LogEntry.id.desc()).limit(PAGE + 1)
    if kinds:
        asked = asked.where(LogEntry.kind.in_(kinds))
    if waiting:
        asked = asked.where(WAITS)
    if before is not None:
        asked = asked.where(LogEntry.id < before)
    rows = session.execute(asked).all()
    shown = {row.ref: row.id for row in rows[:PAGE]}
    whose = sa.and_(mine, sa.or_(LogEntry.id.in_(shown.values()), LogEntry.kind == "clinical-case"))
    found = tuple(_entries(session, whose).get((programme_id, account_id), ()))
    by_ref = {entry.ref: entry for entry in found}
    return Page(
        TrainingLog(found, guides.of_programme(session, programme_id)),
        tuple(by_ref[ref] for ref in shown),
        rows[PAGE - 1].id if len(rows) > PAGE else None,
    )


def of_person(session: Session, account_id: int, programme_id: int) -> TrainingLog:
    """The entries of one person that stand."""
    return of_people(session, programme_id, [account_id])[account_id]


def of_people(
    session: Session, programme_id: int, account_ids: Collection[int], *, only_named: bool = False
) -> dict[int, TrainingLog]:
    """The same of many, by account; whoever has entered nothing has an empty log.

    With `only_named` the logs know the guides that their entries name: requirements ask for no others, and a programme
    may have hundreds.
    """
    whose = sa.and_(LogEntry.programme_id == programme_id, LogEntry.account_id.in_(account_ids), STANDS)
    found = _entries(session, whose)
    refs = {ref for entries in found.values() for entry in entries for ref in _guides(entry.facts)}
    named = guides.of_programme(session, programme_id, refs if only_named else None)
    return {account: TrainingLog(tuple(found.get((programme_id, account), ())), named) for account in account_ids}


def of_account(session: Session, account_id: int, programme_id: int | None = None) -> dict[int, TrainingLog]:
    """Each log of one person's that holds something, by programme; of one programme, or of all of them."""
    whose = sa.and_(LogEntry.account_id == account_id, STANDS)
    found = _entries(session, sa.and_(whose, LogEntry.programme_id == programme_id) if programme_id else whose)
    named = guides.of_programmes(session, [programme for programme, _ in found])
    return {programme: TrainingLog(tuple(entries), named[programme]) for (programme, _), entries in found.items()}


def _guides(said: facts.Facts) -> set[str]:
    """The guides whom an entry names."""
    signers = {signed.signer for signed in getattr(said, "signatures", ())}
    return signers | {getattr(said, name, "") for name in ("guide", "supervisor", "rater")} - {""}


def _entries(session: Session, whose: sa.ColumnElement[bool]) -> dict[tuple[int, int], list[Entry]]:
    """By programme and account, in three statements.

    An entry comes once for every word that was said of it as it stands; the last one counts. Whoever said it is looked
    up by number, for hundreds of entries have two or three people who stand for them.
    """
    signed = _signed(session, whose)
    rows = session.execute(
        sa.select(
            LogEntry.programme_id,
            LogEntry.account_id,
            LogEntry.id,
            LogEntry.ref,
            LogEntry.kind,
            LogEntry.entered_at,
            LogContent.data,
            Verification.outcome,
            Verification.at,
            Verification.membership_id,
            Verification.guide_id,
        )
        .join(LogContent, LogContent.entry_id == LogEntry.id)
        .outerjoin(Verification, sa.and_(Verification.entry_id == LogEntry.id, Verification.digest == LogEntry.digest))
        .where(whose)
        .order_by(LogEntry.id, Verification.id)
    ).all()
    names = _names(session, {row.membership_id for row in rows} - {None}, {row.guide_id for row in rows} - {None})
    entries: dict[tuple[int, int], list[Entry]] = {}
    for row in {row.id: row for row in rows}.values():
        said, by = from_text(row.kind, row.data), names.get((row.membership_id, row.guide_id), "")
        if isinstance(said, facts.Attestation):
            said = replace(said, signatures=tuple(signed.get(row.ref, ())))
        vouched = Vouched(by, row.at) if row.outcome == "verified" else None
        entry = Entry(row.ref, said, row.entered_at, vouched)
        entries.setdefault((row.programme_id, row.account_id), []).append(entry)
    return entries


def _names(session: Session, members: Collection[int], others: Collection[int]) -> dict[tuple[int | None, ...], str]:
    """What those are called who vouch, as a member or as a guide."""
    nobody = sa.null().cast(sa.Integer)
    as_members = sa.select(Membership.id, nobody, Account.name).join(Account, Account.id == Membership.account_id)
    as_guides = sa.select(nobody, Guide.id, Guide.name).where(Guide.id.in_(others))
    found = sa.union_all(as_members.where(Membership.id.in_(members)), as_guides)
    return {(member, guide): name for member, guide, name in session.execute(found)}


def _signed(session: Session, whose: sa.ColumnElement[bool]) -> dict[str, list[facts.Signature]]:
    """By reference, under whatever words an attestation ever had: each signature says under which."""
    standing = sa.select(LogEntry.ref).where(whose, LogEntry.kind == "attestation")
    rows = session.execute(
        sa.select(LogEntry.ref, Guide.ref, Signature.at, Signature.wording)
        .join(LogEntry, LogEntry.id == Signature.entry_id)
        .outerjoin(Guide, Guide.id == Signature.guide_id)
        .where(LogEntry.ref.in_(standing))
        .order_by(Signature.id)
    )
    signed: dict[str, list[facts.Signature]] = {}
    for ref, guide, at, wording in rows:
        signed.setdefault(ref, []).append(facts.Signature(guide or "", at, wording))
    return signed
