"""One entry: what it says, who vouched for it, what it counts for, and how it came to stand so."""

from datetime import date
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.facts import kind_of
from trainer.db.queries.log_entries import State
from trainer.domain.errors import Conflict, WrongState
from trainer.domain.log_reasons import WITHDRAWN
from trainer.domain.training_log import Entry
from trainer.domain.vouching import vouchers
from trainer.services.log_desk import Identifying
from trainer.services.log_keeping import withdraw
from trainer.services.logbooks import history_of
from trainer.web.clock import now
from trainer.web.components.credentials.asking import asked
from trainer.web.components.credentials.desk import LogDesk, plain_of
from trainer.web.components.credentials.names import day_words, listed, name
from trainer.web.components.credentials.names import kinds as kind_names
from trainer.web.components.credentials.standing import standings_of
from trainer.web.components.log_words import reason_names
from trainer.web.i18n import _
from trainer.web.trainee.desk import worker


def sheet(entry: Entry, desk: LogDesk) -> list[tuple[str, str]]:
    """Its facts by label; empty ones are left out."""
    kind, said = kind_of(entry.facts), plain_of(entry)
    rows = [(one.label, spoken(one.way, said.get(one.name), desk)) for one in asked(kind)]
    return [(label, words) for label, words in rows if words]


def spoken(way: str, value: Any, desk: LogDesk) -> str:
    """One field's value in words."""
    if value in (None, "", [], 0):
        return ""
    if way == "guide":
        return desk.log.guides[value].name if value in desk.log.guides else ""
    if way in ("case", "cases"):
        refs = [value] if isinstance(value, str) else value
        return listed((desk.titles.get(ref, ref) for ref in refs), _("and"))
    if way == "areas":
        return "; ".join(f"{name(one['area'])}, {_day(one['on'])}" for one in value)
    if way == "day":
        return _day(value)
    if way in ("scores", "codes"):
        return ", ".join(map(str, value))
    if isinstance(value, bool):
        return _("yes")
    return name(value) if way == "choice" else str(value)


def _day(text: str) -> str:
    return day_words(date.fromisoformat(text))


def log_entry(ref: str) -> ResponseReturnValue:
    """Also of an entry that was withdrawn: its history stays."""
    member = worker()
    states = history_of(session(), member=member, ref=ref, now=now())
    desk = LogDesk.of(member)
    entry = desk.entry(ref)
    uses = standings_of(member, now()) if entry else None
    return render_template(
        "trainee/log_entry.html",
        entry=entry,
        ref=ref,
        kind=states[-1].entry.kind,
        kinds=kind_names(),
        desk=desk,
        sheet=sheet(entry, desk) if entry else [],
        states=list(reversed(states)),
        newest=states[-1],
        own=states[-1].entry.by_account_id == member.account_id,
        part_of=case if entry and (case := getattr(entry.facts, "case", "")) in desk.titles else "",
        can=can_verify(desk, entry) if entry else "",
        declined=desk.declined.get(ref),
        uses=uses.uses(ref) if uses else [],
        whys=lambda use: "; ".join(dict.fromkeys(uses.why(one) for one in use.against)) if uses else "",
        reasons=reason_names(),
        withdrawn_for=[(reason, reason_names()[reason]) for reason in WITHDRAWN],
        elsewhere=elsewhere(entry),
        changed=changes(states),
    )


def elsewhere(entry: Entry | None) -> str:
    """The address of the page on which an entry of its kind is written, where that is not the form."""
    if entry is None:
        return ""
    kind, facts = kind_of(entry.facts), entry.facts
    if kind == "attestation":
        return url_for("trainee.attestation", ref=getattr(facts, "case", ""))
    part = getattr(facts, "kind", "")
    if kind == "part" and part != "recording":
        if part == "inventory":
            return url_for("trainee.log_inventory", ref=getattr(facts, "case", ""))
        return url_for("trainee.log_part", ref=getattr(facts, "case", ""), kind=part)
    return ""


def can_verify(desk: LogDesk, entry: Entry) -> str:
    """By name, whose word it needs."""
    allowed = vouchers(desk.log, entry.facts)
    people = [desk.log.guides[ref].name for ref in sorted(allowed.guides) if ref in desk.log.guides]
    return listed(people + ([_("a director of the programme")] if allowed.programme else []))


def changes(states: list[State]) -> dict[int, str]:
    """Of each state but the first, why it took the place of the one before."""
    told = reason_names()
    return {state.entry.id: told.get(state.entry.reason, state.entry.reason) for state in states if state.entry.reason}


def log_withdrawal(ref: str) -> ResponseReturnValue:
    """Take it out of the log, with a reason; its history stays to be seen."""
    member, form = worker(), request.form
    if not form.get("seen"):
        history_of(session(), member=member, ref=ref, now=now())  # nobody else learns that it exists
        abort(400)
    try:
        withdraw(
            session(),
            member=member,
            ref=ref,
            seen=form["seen"],
            reason=form.get("reason", ""),
            note=form.get("note", ""),
            cleared=form.getlist("cleared")[:50],
            now=now(),
        )
    except Identifying:
        session().rollback()
        flash(
            _("Something in your note could tell who a patient is. Leave the note out; nothing was withdrawn."), "care"
        )
    except (WrongState, Conflict) as refusal:
        session().rollback()
        flash(str(refusal), "care")
    else:
        flash(_("Withdrawn. It counts for nothing any more; its history stays."))
        return redirect(url_for("trainee.log"))
    return redirect(url_for("trainee.log_entry", ref=ref))
