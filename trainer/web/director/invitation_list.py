"""Many people are invited at once: a list is looked through first, then all are invited or nobody."""

from flask import Response, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.file import FileField

from trainer.db import session
from trainer.db.queries import cohorts, memberships
from trainer.domain.guests import COLUMNS
from trainer.domain.roster import MOST, Roster
from trainer.domain.settings import settings_of
from trainer.domain.sheets import Fault, decode, to_csv
from trainer.services.directing import today_in
from trainer.services.inviting import Faulty, invite_list, look_through
from trainer.web.clock import now
from trainer.web.components import downloads
from trainer.web.components.fields import Form, TextField
from trainer.web.components.guest_words import columns, in_words, where
from trainer.web.i18n import _, lazy, ngettext

ROWS = 8
"""Lines of the text field at least."""


class ListForm(Form):
    """A file, or the text itself, which is also where a file's text is mended."""

    file = FileField(
        lazy("A file"),
        description=lazy("As your spreadsheet saves it: “CSV UTF-8”."),
        render_kw={"accept": ".csv,.txt"},
    )
    text = TextField(lazy("Or the list itself"), render_kw={"spellcheck": "false", "wrap": "off"})


def invitation_list() -> ResponseReturnValue:
    """The text stays in the form until everybody on it is invited."""
    form = ListForm(meta={"csrf": True})
    roster: Roster | None = None
    if form.validate_on_submit():
        odd: list[Fault] = []
        if form.file.data:
            form.text.data, odd = decode(form.file.data.read())
            form.text.data = form.text.data.replace("\r\n", "\n").replace("\r", "\n")
        text = form.text.data or ""
        if "invite" in request.form and not odd:
            try:
                number = invite_list(session(), member=g.membership, text=text, now=now())
            except Faulty as refused:
                roster = refused.roster
            else:
                said = ngettext("%(num)s person is invited.", "%(num)s people are invited.", number)
                flash(said % {"num": number} + " " + _("Their mail goes out within a minute or two."))
                return redirect(url_for("director.invitations"))
        else:
            roster = look_through(session(), programme=g.programme, text=text, now=now())
            roster = Roster(roster.guests, (*odd, *roster.faults), roster.notes)
    bad = roster is not None and bool(roster.faults)
    return render_template("director/invitation_list.html", **_page(form, roster)), 422 if bad else 200


def _page(form: ListForm, roster: Roster | None) -> dict[str, object]:
    today = today_in(g.programme, now())
    faults = roster.faults if roster else ()
    return {
        "form": form,
        "roster": roster,
        "faults": [(where(fault), in_words(fault), fault.line) for fault in faults],
        "notes": [(where(note), in_words(note)) for note in roster.notes] if roster else [],
        "bad_lines": {fault.line for fault in faults},
        "columns": columns(),
        "most": MOST,
        "rows": min(24, max(ROWS, (form.text.data or "").count("\n") + 2)),
        "cohorts": {cohort.id: cohort.name for cohort in cohorts.of_programme(session(), g.programme.id)},
        "supervisors": {
            one.id: one.account.name for one in memberships.active(session(), g.programme.id, "supervisor", today)
        },
        "days": settings_of(g.programme.settings).invitation_days,
    }


def invitation_template() -> Response:
    """A list with two lines to write over."""
    groups = cohorts.of_programme(session(), g.programme.id)
    cohort = groups[0].slug if groups else ""
    lines = [
        ["Ana Lima", "ana.lima@example.org", "trainee", cohort, "", "100", ""],
        ["Bo Berg", "bo.berg@example.org", "supervisor", "", "second-marker", "", ""],
    ]
    return downloads.file(to_csv(COLUMNS, lines), "text/csv", "invitations.csv")
