"""What a body had made of a guide, and from when until when, as a director found it: noted, corrected, withdrawn."""

from typing import Any

from flask import abort, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectField

from trainer.db import session
from trainer.db.queries import guides
from trainer.domain.guides import BODIES, Standing
from trainer.services.appointing import LONGEST, correct_standing, note_standing
from trainer.services.directing import today_in
from trainer.web.clock import now
from trainer.web.components.credentials.names import PLAIN, bodies
from trainer.web.components.fields import DayField, Form, LineField, Needed, at_most, attempt, not_before
from trainer.web.director.guide import found
from trainer.web.i18n import _, lazy


class StandingForm(Form):
    """As the body says it, and where that was read."""

    body = SelectField(lazy("Body"), [Needed(lazy("Choose a body."))])
    level = LineField(
        lazy("Level"),
        [Needed(lazy("Say which level.")), at_most(LONGEST)],
        description=lazy("In the word that pathways use, such as therapist, supervisor, trainer, a, b."),
        render_kw={"list": "levels"},
    )
    since = DayField(lazy("Since"), [Needed(lazy("Say since when."))])
    until = DayField(lazy("Until"), [not_before("since")], description=lazy("Empty as long as it holds."))
    source = LineField(
        lazy("What you looked at"),
        [Needed(lazy("Say what you looked at.")), at_most(LONGEST)],
        description=lazy("Such as the body’s list of members, with its address."),
    )
    checked_on = DayField(lazy("Looked at on"), [Needed(lazy("Say on which day."))])
    reason = LineField(lazy("Why it changes"), [Needed(lazy("Say why it changes.")), at_most(LONGEST)])


def standing(ref: str, standing_id: int | None = None) -> ResponseReturnValue:
    """A new one, or another in the place of one that stands; what stood there stays to be seen."""
    row = found(ref)
    before = guides.standing(session(), row.id, standing_id) if standing_id is not None else None
    if standing_id is not None and before is None:
        abort(404)
    form = StandingForm(obj=before, checked_on=today_in(g.programme, now()))
    names = bodies(PLAIN)
    form.body.choices = [("", _("Choose …")), *((body, names[body]) for body in BODIES)]
    if before is None:
        del form.reason
    elif request.method == "GET":
        form.reason.data = ""
    withdraw = before is not None and "withdraw" in request.form

    def change() -> None:
        said = Standing(form.body.data, form.level.data or "", form.since.day, form.until.data)
        about: dict[str, Any] = {"member": g.membership, "ref": ref, "now": now()}
        if before is None:
            looked: dict[str, Any] = {"source": form.source.data or "", "checked_on": form.checked_on.day}
            note_standing(session(), standing=said, **looked, **about)
            return
        correct_standing(
            session(),
            standing_id=before.id,
            standing=None if withdraw else said,
            source=form.source.data or "",
            checked_on=form.checked_on.day,
            reason=form.reason.data or "",
            **about,
        )

    if form.validate_on_submit() and attempt(form, change):
        flash(_("Withdrawn. It stays in the history.") if withdraw else _("Kept, with your name and the day."))
        return redirect(url_for("director.guide", ref=ref))
    page = render_template("director/standing.html", row=found(ref), form=form, standing_id=standing_id)
    return page, 422 if form.errors else 200
