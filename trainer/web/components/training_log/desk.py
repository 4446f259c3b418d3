"""Pages of training logs that supervisors and directors have alike: each audience names its own templates and ways."""

from typing import Any

from flask import abort, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.models import Membership
from trainer.db.queries import log_entries
from trainer.domain.log_reasons import DECLINED, WITHDRAWN
from trainer.domain.log_words import texts_of
from trainer.domain.settings import settings_of
from trainer.domain.training_log import TrainingLog
from trainer.services import vouching
from trainer.services.logbooks import history_of, owner_of
from trainer.services.recording import withdraw_for
from trainer.web.clock import now
from trainer.web.components.credentials.names import contents
from trainer.web.components.listing import Pages, page_number
from trainer.web.components.log_words import reason_names
from trainer.web.components.looked_at import note_opened
from trainer.web.components.training_log.guarded import ReasonForm, attempt_log
from trainer.web.components.training_log.inventories import inventory_told
from trainer.web.components.training_log.labels import own_reasons
from trainer.web.components.training_log.lines import Line, codes, line
from trainer.web.components.training_log.reading import read
from trainer.web.components.training_log.verifying import chosen, digests, log_of, own_guide, tell, waiting_lines
from trainer.web.i18n import _

SIZE = 50
"""Entries that one page shows to be verified."""


def owner(membership_id: int) -> Membership:
    """The trainee whose log the visitor may see; a stranger finds nothing."""
    return owner_of(session(), g.membership, membership_id, now())


def show_log(template: str, row: Membership) -> str:
    """A whole log at a glance; that it was opened is noted."""
    log = log_of(row)
    guide = own_guide(g.membership)
    page = render_template(
        template,
        row=row,
        log=read(log),
        waits=len(waiting_lines(log, g.membership, guide)),
        declined=log_entries.declined(session(), row.account_id, row.programme_id),
    )
    note_opened("log.opened", row)
    return page


def verify_page(template: str, row: Membership, there: str) -> ResponseReturnValue:
    """What waits for the visitor's word, and their word for many at once, with the number seen before it happens."""
    picked = chosen()
    if picked.sure:
        tell(vouching.verify(session(), member=g.membership, seen=picked.seen, now=now()))
        return redirect(there)
    log, guide = log_of(row), own_guide(g.membership)
    declined = log_entries.declined(session(), row.account_id, row.programme_id)
    waiting = waiting_lines(log, g.membership, guide)
    found = [one for one in waiting if one.ref not in declined]
    asked = [one for one in found if one.ref in picked.seen]
    pages = Pages(page_number(), len(found), SIZE)
    shown = asked or found[pages.first_shown - 1 : pages.last_shown]
    return render_template(
        template,
        row=row,
        there=there,
        lines=shown,
        asked=bool(asked),
        digests=digests(shown, row.programme_id),
        pages=pages,
        declined=[(one, *declined[one.ref]) for one in waiting if one.ref in declined],
        reasons=reason_names(),
    )


def entry_of(row: Membership, ref: str) -> tuple[list[log_entries.State], TrainingLog, Line | None]:
    """Every state of one entry in this person's log, and how it stands now; None once it was withdrawn."""
    states = history_of(session(), member=g.membership, ref=ref, now=now())
    if states[0].entry.account_id != row.account_id:
        abort(404)
    log = log_of(row)
    known = codes(log)
    return states, log, next((line(entry, log, known) for entry in log.entries if entry.ref == ref), None)


def show_entry(template: str, row: Membership, ref: str, **more: Any) -> str:
    """One entry as it stands, what was said of it, and how it came to be so."""
    states, log, stands = entry_of(row, ref)
    case = next((case for case in read(log).cases if case.line.ref == ref), None)
    last, guide = states[-1], own_guide(g.membership)
    waiting = {one.ref for one in waiting_lines(log, g.membership, guide)}
    return render_template(
        template,
        row=row,
        states=states,
        last=last,
        line=stands,
        case=case,
        texts=texts_of(last.content.words) if last.content else {},
        words=(last.content.words or {}) if last.content else {},
        declined=log_entries.declined(session(), row.account_id, row.programme_id),
        waits=ref in waiting,
        inventory=inventory_told(last.content),
        names=contents(),
        own=last.entry.by_account_id == g.membership.account_id,
        by_staff=last.entry.by_account_id != row.account_id,
        reasons=reason_names(),
        **more,
    )


def refuse_page(template: str, row: Membership, ref: str, there: str, *, withdraw: bool = False) -> ResponseReturnValue:
    """Say that one cannot vouch for an entry, or take back what the staff has entered: with a reason."""
    states, _log, stands = entry_of(row, ref)
    if stands is None:
        return redirect(there)
    form = ReasonForm()
    offered = WITHDRAWN if withdraw else DECLINED
    form.reason.choices = [(key, own_reasons()[key]) for key in offered]
    if not settings_of(g.programme.settings).log_free_text:
        del form.note

    def change() -> None:
        said = {"reason": form.reason.data, "note": form.note.data or "" if "note" in form else "", "now": now()}
        seen = states[-1].entry.digest
        if withdraw:
            withdraw_for(session(), member=g.membership, ref=ref, seen=seen, **said)
        else:
            vouching.decline(session(), member=g.membership, ref=ref, seen=seen, cleared=form.keys, **said)

    if form.validate_on_submit() and attempt_log(form, change):
        said = _("Taken back. It stays in the history.") if withdraw else _("Noted. %(name)s is told.")
        flash(said % {"name": row.account.name})
        return redirect(there)
    page = render_template(template, row=owner(row.id), ref=ref, line=stands, form=form, there=there, withdraw=withdraw)
    return page, 422 if form.errors else 200


def address(endpoint: str, row: Membership, **values: Any) -> str:
    """Of a page about this person's log."""
    return url_for(endpoint, membership_id=row.id, **values)
