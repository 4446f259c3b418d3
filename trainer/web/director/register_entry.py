"""An entry of the public register: a director notes that they looked at a paper, or that it did not fit."""

from flask import abort, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField

from trainer.db import session
from trainer.db.models import Account
from trainer.db.queries import register
from trainer.domain.permits import may_certify
from trainer.domain.register import CHECKED
from trainer.services.directing import today_in
from trainer.services.vetting import LONGEST, note_look
from trainer.web.clock import now
from trainer.web.components.fields import DayField, Form, Needed, TextField, at_most, attempt
from trainer.web.components.register_words import body_name
from trainer.web.i18n import _, lazy


class LookForm(Form):
    """One look at one paper."""

    what = RadioField(lazy("Which paper"), [Needed(lazy("Say which paper you looked at."))])
    fits = RadioField(lazy("Does it say what the entry says?"), [Needed(lazy("Say whether it fits."))])
    checked_on = DayField(lazy("Looked at on"), [Needed(lazy("Say on which day."))])
    good_until = DayField(
        lazy("Ends on"), description=lazy("What stands on the paper itself; empty where it names no end.")
    )
    note = TextField(
        lazy("What did not fit"),
        [at_most(LONGEST)],
        description=lazy("Only where it does not fit: its owner reads it, and mends the entry."),
    )


def register_entry(entry_id: int) -> ResponseReturnValue:
    """Both papers, each with the last look."""
    entry = register.by_id(session(), g.programme.id, entry_id)
    if entry is None or not may_certify(g.membership, entry):
        abort(404)
    checks = register.checks(session(), entry)
    today = today_in(g.programme, now())
    names = papers()
    form = LookForm(checked_on=today, what=next((one for one in CHECKED if one not in checks), None))
    form.what.choices = [(one, names[one]) for one in CHECKED]
    form.fits.choices = [("yes", _("Yes: accept it")), ("no", _("No: return it to its owner"))]

    def change() -> None:
        note_look(
            session(),
            member=g.membership,
            entry_id=entry_id,
            what=form.what.data or "",
            checked_on=form.checked_on.day,
            good_until=form.good_until.data,
            refused=form.fits.data == "no",
            note=form.note.data or "",
            now=now(),
        )

    if form.validate_on_submit() and attempt(form, change):
        flash(_("Returned. Its owner has been told what did not fit.") if form.fits.data == "no" else _("Kept."))
        return redirect(url_for("director.register_entry", entry_id=entry_id))
    page = render_template(
        "director/register_entry.html",
        entry=entry,
        owner=session().get_one(Account, entry.account_id),
        body=body_name(entry.body),
        papers=names,
        checks=register.checks(session(), entry),
        shown=register.shown_at(session(), entry.reference, today),
        today=today,
        form=form,
    )
    return page, 422 if form.errors else 200


def papers() -> dict[str, str]:
    """What has to be looked at."""
    return {"credential": _("The credential"), "licence": _("The licence")}
