"""Which notices come by mail: at once, once a day, or not at all."""

from typing import Any

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from wtforms import SelectField

from trainer.db import session
from trainer.db.queries import notices as queries
from trainer.domain.notices import USUAL, kinds_of
from trainer.services.receiving import choose_mailing
from trainer.web.clock import now
from trainer.web.doors import me
from trainer.web.i18n import _
from trainer.web.member.notices import kind_names


def preferences_form(kinds: list[str], chosen: dict[str, str]) -> FlaskForm:
    """One choice for each kind that can reach this person."""
    names = kind_names()
    ways = [("now", _("By mail at once")), ("digest", _("In one mail a day")), ("none", _("Not by mail"))]
    fields: dict[str, Any] = {
        kind: SelectField(names[kind], choices=ways, default=chosen.get(kind, USUAL[kind])) for kind in kinds
    }
    form: FlaskForm = type("PreferencesForm", (FlaskForm,), fields)()
    return form


def preferences() -> ResponseReturnValue:
    """They hold for the person, in every programme; on the site itself everything always appears."""
    kinds = kinds_of({member.role for member in g.memberships})
    form = preferences_form(kinds, queries.choices(session(), me().id))
    if form.validate_on_submit():
        chosen = {kind: str(form[kind].data) for kind in kinds}
        choose_mailing(session(), account_id=me().id, chosen=chosen, programme_id=g.programme.id, now=now())
        flash(_("Kept. From now on you get mail as you have chosen."))
        return redirect(url_for("member.preferences"))
    return render_template("member/preferences.html", form=form)
