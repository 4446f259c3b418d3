"""A director names somebody who teaches, supervises, rates or writes: one of the house, or from outside."""

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.services.appointing import LONGEST, name_guide
from trainer.web.clock import now
from trainer.web.components.fields import Form, LineField, Needed, at_most, attempt
from trainer.web.i18n import _, lazy


class GuideForm(Form):
    """Who they are, and where a link for them would go."""

    name = LineField(lazy("Name"), [Needed(lazy("Give their name.")), at_most(LONGEST)])
    email = LineField(
        lazy("Email address"),
        [Needed(lazy("Give their address.")), at_most(LONGEST)],
        description=lazy(
            "Make sure that it is theirs: links to sign, confirm and write go there. If it is that of a supervisor "
            "here, they are named as themselves, and sign in instead."
        ),
        render_kw={"type": "email", "autocomplete": "off"},
    )


def guide_new() -> ResponseReturnValue:
    """Whoever has the address already is shown as they stand."""
    form, made = GuideForm(), []

    def change() -> None:
        said = {"name": form.name.data or "", "email": form.email.data or ""}
        made.append(name_guide(session(), member=g.membership, now=now(), **said).ref)

    if form.validate_on_submit() and attempt(form, change):
        flash(_("Kept. Trainees can name them in their logs."))
        return redirect(url_for("director.guide", ref=made[0]))
    return render_template("director/guide_new.html", form=form), 422 if form.errors else 200
