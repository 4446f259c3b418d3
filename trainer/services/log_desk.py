"""What every change to a training log has in common: it is locked, read, checked, guarded, and only ever added to."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.facts import digest_of, kind_of, to_text
from trainer.db.models import Account, LogContent, LogEntry, Programme
from trainer.db.queries import log_entries, training_logs
from trainer.domain.errors import Conflict, NotFound, WrongState
from trainer.domain.free_text import Suspicion, suspicions, typed
from trainer.domain.log_entries import Facts
from trainer.domain.log_reasons import LONGEST_NOTE
from trainer.domain.log_rules import LogFault, log_faults
from trainer.domain.log_words import LONGEST, texts_of
from trainer.domain.permits import Owned
from trainer.domain.references import new_reference
from trainer.domain.settings import Settings, settings_of
from trainer.domain.training_log import TrainingLog
from trainer.services.catalogue import current
from trainer.services.directing import today_in


class Faulty(WrongState):
    """The entry cannot be kept as it is; `faults` say why, field by field."""

    def __init__(self, faults: Sequence[LogFault]) -> None:
        super().__init__("Something in this entry cannot be so. Nothing was kept yet.")
        self.faults = tuple(faults)


class Identifying(WrongState):
    """Something typed could tell who a patient is; `suspicions` say where, and by which key each can be cleared."""

    def __init__(self, found: Sequence[Suspicion]) -> None:
        super().__init__(
            "Something here could tell who a patient is. Take it out, or say that it is no identifier. "
            "Nothing was kept yet."
        )
        self.suspicions = tuple(found)


@dataclass(frozen=True)
class New:
    """A state of an entry that is to be added; without a `ref` a new entry. `nonce`: the form that it came with.

    `part`: what goes before its fields' names where a form holds several entries.
    """

    facts: Facts
    words: Mapping[str, Any] | None = None
    nonce: str | None = None
    cleared: Collection[str] = ()
    ref: str = ""
    corrects_id: int | None = None
    reason: str = ""
    note: str = ""
    part: str = ""


@dataclass(frozen=True)
class Desk:
    """One person's log, locked until the commit, with all that an entry is checked against."""

    session: Session
    owner: Owned
    programme: Programme
    settings: Settings
    log: TrainingLog
    today: date
    names: frozenset[str]
    areas: frozenset[str]

    def row(self, ref: str, seen: str | None = None) -> LogEntry:
        """The state that stands; `seen` is the digest that the person had before them. Raises NotFound, Conflict."""
        found = log_entries.standing(self.session, self.owner.programme_id, ref)
        if found is None or found.account_id != self.owner.account_id:
            raise NotFound("there is no such entry")
        if seen is not None and found.digest != seen:
            raise Conflict("This entry has been changed meanwhile. Look at it as it stands now.")
        return found

    def facts(self, ref: str) -> Facts:
        """What stands under that reference. Raises NotFound."""
        for entry in self.log.entries:
            if entry.ref == ref:
                return entry.facts
        raise NotFound("there is no such entry")

    def check(self, *news: New) -> None:
        """Raises Faulty or Identifying for what cannot be kept; of several, a fault names the part it is in."""
        faults, found = [], []
        for new in news:
            texts = texts_of(dict(new.words) if new.words else None)
            wrong = log_faults(new.facts, self.log, self.today, ref=new.ref, areas=self.areas)
            wrong += [LogFault(n, "long", str(len(t)), str(LONGEST)) for n, t in texts.items() if len(t) > LONGEST]
            held = suspicions(typed(new.facts, texts), self.names, new.cleared)
            faults += [replace(one, field=f"{new.part}{one.field}") for one in wrong]
            found += [replace(one, field=f"{new.part}{one.field}") for one in held]
        if faults:
            raise Faulty(faults)
        if found:
            raise Identifying(found)

    def check_note(self, reason: str, reasons: Collection[str], note: str, cleared: Collection[str]) -> str:
        """The words beside a reason from the list, tidied. Raises Faulty or Identifying."""
        words = clean(note)
        if reason not in reasons:
            raise Faulty([LogFault("reason", "choice", reason, ", ".join(reasons))])
        if words and not self.settings.log_free_text:
            raise Faulty([LogFault("note", "no-free-text")])
        if reason == "other" and not words and self.settings.log_free_text:
            raise Faulty([LogFault("note", "missing")])
        if len(words) > LONGEST_NOTE:
            raise Faulty([LogFault("note", "long", str(len(words)), str(LONGEST_NOTE))])
        if found := suspicions(iter([("note", words)]), self.names, cleared):
            raise Identifying(found)
        return words

    def add(
        self, news: Sequence[New], now: datetime, *, by: int | None = None, by_guide: int | None = None
    ) -> list[LogEntry]:
        """Add them, in a few statements however many; the caller has checked, audits and commits."""
        rows, says = [], {}
        for new in news:
            data, words = to_text(new.facts), dict(new.words) if new.words else None
            kind, ref = kind_of(new.facts), new.ref or new_reference()
            says[ref] = {"data": data, "words": words}
            rows.append(
                {
                    "programme_id": self.owner.programme_id,
                    "account_id": self.owner.account_id,
                    "ref": ref,
                    "kind": kind,
                    "digest": digest_of(kind, data, words),
                    "entered_at": now,
                    "by_account_id": by,
                    "by_guide_id": by_guide,
                    "corrects_id": new.corrects_id,
                    "withdrawn": False,
                    "reason": new.reason,
                    "note": new.note,
                    "cleared": sorted(new.cleared),
                    "nonce": new.nonce,
                }
            )
        self.session.execute(sa.insert(LogEntry), rows)
        made = log_entries.by_refs(self.session, self.owner.programme_id, list(says))
        contents = [{"entry_id": made[ref].id, **said} for ref, said in says.items()]
        self.session.execute(sa.insert(LogContent), contents)
        return [made[ref] for ref in says]


def open_desk(session: Session, owner: Owned, now: datetime, *, lock: bool = True) -> Desk:
    """Lock and read a person's log. Who may do so, and do what with it, the caller asks the permits.

    Without `lock` it is for looking only.
    """
    if lock:
        log_entries.lock_log(session, owner.account_id)
    programme = session.get_one(Programme, owner.programme_id)
    log = training_logs.of_person(session, owner.account_id, owner.programme_id)
    account = session.get_one(Account, owner.account_id)
    setting = current(session).setting
    areas = {area for one in setting.traditions.traditions for area in one.area_ids} if setting else set()
    return Desk(
        session=session,
        owner=owner,
        programme=programme,
        settings=settings_of(programme.settings),
        log=log,
        today=today_in(programme, now),
        names=frozenset({account.name, *(guide.name for guide in log.guides.values())}),
        areas=frozenset(areas),
    )


def clean(text: str) -> str:
    """On one line, without what a database or a page could not hold."""
    return " ".join("".join(c for c in text if c != "\0" and not "\ud800" <= c <= "\udfff").split())


def tidied(facts: Facts) -> Facts:
    """With the spaces around and within its words in order."""
    changes: dict[str, Any] = {}
    for field in fields(facts):
        value = getattr(facts, field.name)
        if isinstance(value, str):
            changes[field.name] = clean(value)
        elif isinstance(value, tuple) and all(isinstance(one, str) for one in value):
            changes[field.name] = tuple(clean(one) for one in value)
    return replace(facts, **changes)
