"""A trainee's aims: what they mean to do differently, out of feedback or agreed in supervision, and how it went."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectField

from trainer.db import session
from trainer.db.queries import learning, supervisees
from trainer.services.aiming import LONGEST, make_aim
from trainer.services.catalogue import current
from trainer.web.clock import now
from trainer.web.components.fields import Form, Needed, TextField, at_most, attempt, id_or_none
from trainer.web.i18n import _, lazy
from trainer.web.trainee.desk import worker

RECENT = 3
"""Released pieces whose feedback is at hand for a new aim."""


class AimForm(Form):
    """`piece` are the released pieces whose feedback an aim can come from."""

    text = TextField(
        lazy("What will you do differently next time?"),
        [Needed(lazy("Say in a few words what is to be different next time.")), at_most(LONGEST)],
        description=lazy("In your own words, as something one could see in your next case."),
    )
    piece = SelectField(lazy("Out of the feedback on"), description=lazy("So that you find the way back to it."))


def aims() -> ResponseReturnValue:
    """Open ones first, each with what was said of it on later cases."""
    member = worker()
    whose = (member.account_id, member.programme_id)
    released = supervisees.work(session(), *whose, released=RECENT)
    form = AimForm(piece=request.args.get("piece", ""))
    form.piece.choices = [("", _("nothing in particular")), *((str(w.piece.id), w.title) for w in released)]

    def change() -> None:
        make_aim(session(), member=member, text=form.text.data or "", piece_id=id_or_none(form.piece.data), now=now())

    if form.validate_on_submit() and attempt(form, change):
        flash(_("Kept. You are asked with your next case how you used it."))
        return redirect(url_for("trainee.aims"))
    found = learning.aims(session(), *whose)
    uses = learning.uses(session(), [line.aim.id for line in found])
    feedback = learning.feedback(session(), [w.submission.id for w in released])
    page = render_template(
        "trainee/aims.html",
        form=form,
        aims=found,
        uses=uses,
        changes=learning.changes(session(), [line.aim.id for line in found]),
        titles={slug: e.vignette.matter.title for slug, e in current(session()).vignettes.items()},
        feedback=[(work, feedback[work.submission.id]) for work in released if work.submission.id in feedback],
        held=learning.held(session(), *whose),
        me=member.account_id,
    )
    return page, 422 if form.errors else 200
