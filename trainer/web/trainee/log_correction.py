"""An entry is put right: a new state with a reason, which nobody has vouched for yet; the old one stays in view."""

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.facts import kind_of
from trainer.db.queries import log_entries
from trainer.domain.log_reasons import CORRECTED
from trainer.services.log_keeping import correct
from trainer.web.clock import now
from trainer.web.components.credentials.asking import LEFT_OUT
from trainer.web.components.credentials.desk import LogDesk, plain_of
from trainer.web.components.credentials.log_form import LogForm, attempt, cleared, shown
from trainer.web.components.log_words import reason_names
from trainer.web.i18n import _
from trainer.web.trainee.desk import worker
from trainer.web.trainee.log_entry import elsewhere


def log_correction(ref: str) -> ResponseReturnValue:
    """The trainee's own entries; what has a page of its own is changed there."""
    member = worker()
    desk = LogDesk.of(member)
    entry = desk.entry(ref)
    row = log_entries.standing(session(), member.programme_id, ref)
    if entry is None or row is None or row.by_account_id != member.account_id or kind_of(entry.facts) == "ruling":
        abort(404)
    if way := elsewhere(entry):
        return redirect(way)
    kind, stands = kind_of(entry.facts), plain_of(entry)
    sent = request.method == "POST"
    left: dict[str, Any] = {name: stands[name] for name in LEFT_OUT.get(kind, ())}
    form = LogForm(kind, request.form if sent else shown(kind, stands), before=left)
    if sent and (facts := form.facts()) is not None:

        def change() -> None:
            correct(
                session(),
                member=worker(),
                ref=ref,
                seen=request.form.get("seen", ""),
                facts=facts,
                reason=request.form.get("reason", ""),
                note=request.form.get("note", ""),
                cleared=cleared(request.form),
                now=now(),
            )

        if attempt(form, change):
            flash(_("Put right. Nobody has vouched for it as it stands now; what it was stays below."))
            return redirect(url_for("trainee.log_entry", ref=ref))
        desk = LogDesk.of(worker())
    page = render_template(
        "trainee/log_correction.html",
        form=desk.fill(form),
        ref=ref,
        title=desk.titles.get(ref, ""),
        vouched=entry.vouched,
        seen=request.form.get("seen") or row.digest,
        reasons=[(reason, reason_names()[reason]) for reason in CORRECTED],
        reason=request.form.get("reason", ""),
        note=request.form.get("note", ""),
        free_text=desk.settings.log_free_text,
        labels=form.labels | {"note": _("A note, without names"), "reason": _("Why it changes")},
        names=[guide.name for guide in desk.guides],
    )
    return page, 200 if form.sound else 422
