"""The parts of a case's portfolio: the inventory in fields, the rest in prose; each change is a new version."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from trainer.content.adapters import adapter
from trainer.db.models import LogEntry
from trainer.db.queries import log_entries
from trainer.domain.case_inventory import CaseInventory, from_state, inventory_faults
from trainer.domain.draft import BadChange
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.log_entries import ClinicalCase, Part
from trainer.domain.log_rules import LogFault
from trainer.domain.log_words import PARTS_IN_PROSE, tidy
from trainer.domain.permits import Member
from trainer.domain.vocabulary import Tradition, Vocabulary
from trainer.services.catalogue import current
from trainer.services.log_desk import Desk, Faulty, New
from trainer.services.log_keeping import audit, own_desk


def keep_part(
    session: Session,
    *,
    member: Member,
    case: str,
    kind: str,
    on: date,
    text: str = "",
    seen: str | None = None,
    cleared: Collection[str] = (),
    now: datetime,
) -> LogEntry:
    """A part in prose, or that it exists without its text; `seen`: the digest of the version before, if any.

    Raises NotFound, Conflict, Faulty, Identifying.
    """
    if kind not in PARTS_IN_PROSE:
        raise NotFound("there is no such part")
    desk = own_desk(session, member, now)
    said = tidy({"text": text.replace("\0", "")})
    if said and not desk.settings.log_free_text:
        raise Faulty([LogFault("text", "no-free-text")])
    row = _keep(desk, member, case, kind, on, {"texts": said} if said else None, seen, cleared, now)
    session.commit()
    return row


def keep_inventory(
    session: Session,
    *,
    member: Member,
    case: str,
    tradition: str,
    on: date,
    state: Mapping[str, Any],
    seen: str | None = None,
    now: datetime,
) -> LogEntry:
    """The inventory, out of the flat map that the workspace's form and circle fill: fields alone, never a word.

    Raises as `keep_part`, and WrongState for what no page of ours sends.
    """
    desk = own_desk(session, member, now)
    vocabulary, school = words_of(session, tradition)
    try:
        made = from_state(state, vocabulary, school)
    except BadChange as fault:
        session.rollback()
        raise WrongState(str(fault)) from None
    if faults := inventory_faults(made, vocabulary, school):
        session.rollback()
        raise Faulty([LogFault(".".join(map(str, place)), "inventory", why) for place, why in faults])
    plain = adapter(CaseInventory).dump_python(made, mode="json")
    row = _keep(desk, member, case, "inventory", on, {"inventory": plain}, seen, (), now)
    session.commit()
    return row


def words_of(session: Session, tradition: str) -> tuple[Vocabulary, Tradition]:
    """The inventory's vocabulary, and the problem areas of a tradition. Raises NotFound."""
    setting = current(session).setting
    if setting is None:
        raise NotFound("no content has been published yet")
    try:
        return setting.vocabulary, setting.traditions.tradition(tradition)
    except KeyError:
        raise NotFound("there is no such tradition") from None


def inventory_of(words: Mapping[str, Any] | None) -> CaseInventory | None:
    """Out of what is stored with the entry."""
    stored = (words or {}).get("inventory")
    return adapter(CaseInventory).validate_python(stored, strict=False) if stored else None


def _keep(
    desk: Desk,
    member: Member,
    case: str,
    kind: str,
    on: date,
    words: dict[str, Any] | None,
    seen: str | None,
    cleared: Collection[str],
    now: datetime,
) -> LogEntry:
    """The next version of the part; the same again is the one there is."""
    if case not in {entry.ref for entry, _ in desk.log.of(ClinicalCase)}:
        raise NotFound("there is no such case")
    held = [(e.ref, p) for e, p in desk.log.of(Part) if (p.case, p.kind) == (case, kind)]
    ref, before = held[0] if held else ("", None)
    part: Any = kind
    facts = Part(case, part, before.version + 1 if before else 1, on, before.session if before else None)
    new = New(facts, words, cleared=cleared)
    if before:
        row = desk.row(ref)
        content = log_entries.content(desk.session, row.id)
        if content and content.words == words and before.on == on:
            return row
        row = desk.row(ref, seen or "")
        new = replace(new, ref=ref, corrects_id=row.id, reason="changed")
    desk.check(new)
    (fresh,) = desk.add([new], now, by=member.account_id)
    audit(desk.session, member, "log.part_kept", fresh, now, {"part": kind, "version": facts.version})
    return fresh
