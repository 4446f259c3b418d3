"""A trainee's log out of a spreadsheet: looked through first, then entered whole or not at all; twice is once."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from trainer.db.queries import guides, log_entries
from trainer.domain.errors import WrongState
from trainer.domain.log_entries import Facts
from trainer.domain.log_sheet import Around, LogSheet, nonces, read_log_sheet
from trainer.domain.permits import Member
from trainer.domain.references import new_reference
from trainer.services.auditing import record
from trainer.services.log_desk import Desk, New, tidied
from trainer.services.log_keeping import own_desk


class FaultySheet(WrongState):
    """The file cannot be entered as it stands; `sheet` says why."""

    def __init__(self, sheet: LogSheet) -> None:
        super().__init__("The file has problems; nothing was entered.")
        self.sheet = sheet


def look_through(
    session: Session, *, member: Member, text: str, cleared: Collection[str] = (), now: datetime
) -> LogSheet:
    """A file as it would be entered, with everything that stands in the way. Reads only."""
    return _read(own_desk(session, member, now, lock=False), text, cleared)


def enter_sheet(session: Session, *, member: Member, text: str, cleared: Collection[str] = (), now: datetime) -> int:
    """Enter every line or none; lines entered before are left alone. Returns how many are new. Raises FaultySheet."""
    desk = own_desk(session, member, now)
    sheet = _read(desk, text, cleared)
    if not sheet.sound:
        session.rollback()
        raise FaultySheet(sheet)
    refs = {line.ref: new_reference() for line in sheet.lines if line.ref}
    news = [
        New(tidied(_with_refs(line.facts, refs)), nonce=line.nonce, cleared=cleared, ref=refs.get(line.ref, ""))
        for line in sheet.lines
    ]
    if news:
        rows = desk.add(news, now, by=member.account_id)
        record(
            session,
            at=now,
            actor_id=member.account_id,
            programme_id=member.programme_id,
            action="log.imported",
            object_kind="log",
            object_id=member.account_id,
            detail={"trainee": member.account_id, "entries": len(rows), "refs": [row.ref for row in rows]},
        )
    session.commit()
    return len(news)


def _read(desk: Desk, text: str, cleared: Collection[str]) -> LogSheet:
    owner = desk.owner
    known = log_entries.with_nonces(desk.session, owner.account_id, owner.programme_id, nonces(text))
    around = Around(
        log=desk.log,
        today=desk.today,
        areas=desk.areas,
        names=desk.names,
        emails=guides.emails(desk.session, owner.programme_id),
        entered=frozenset(known),
        cleared=cleared,
    )
    return read_log_sheet(text, around)


def _with_refs(facts: Facts, refs: dict[str, str]) -> Facts:
    """Cases of the file by the references that they have now."""
    changes: dict[str, object] = {}
    if (case := getattr(facts, "case", None)) in refs:
        changes["case"] = refs[case]
    if cases := getattr(facts, "cases", ()):
        changes["cases"] = tuple(refs.get(one, one) for one in cases)
    return replace(facts, **changes)  # type: ignore[arg-type]
