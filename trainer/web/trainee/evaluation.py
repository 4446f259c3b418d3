"""What a trainee thinks of the programme, once each half-year, without anybody learning who said what."""

from typing import Any

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField

from trainer.db import session
from trainer.db.queries import evaluations
from trainer.domain.settings import settings_of
from trainer.services.directing import today_in
from trainer.services.evaluating import BATCH, LONGEST, evaluate, period
from trainer.web.clock import now
from trainer.web.components.fields import Form, TextField, at_most, attempt
from trainer.web.i18n import _
from trainer.web.trainee.desk import worker


class EvaluationForm(Form):
    """The statements are added to it, `s0` and so on; the words come last, as they do on the page."""

    words: TextField


def form_for(statements: tuple[str, ...]) -> EvaluationForm:
    """With a choice from 1 to 5 for each statement."""
    marks = [
        ("5", _("5, entirely")),
        ("4", _("4")),
        ("3", _("3, in part")),
        ("2", _("2")),
        ("1", _("1, not at all")),
        ("", _("no answer")),
    ]
    fields: dict[str, Any] = {
        f"s{n}": RadioField(statement, choices=marks, default="") for n, statement in enumerate(statements)
    }
    fields["words"] = TextField(  # made here: a form's fields stand in the order in which they were made
        _("What should stay, what should change?"),
        [at_most(LONGEST)],
        description=_("It is shown word for word, so leave out what tells who you are."),
    )
    form: EvaluationForm = type("Evaluation", (EvaluationForm,), fields)()
    return form


def evaluation() -> ResponseReturnValue:
    """Afterwards, and until the next half-year, a page of thanks."""
    member = worker()
    half = period(today_in(g.programme, now()))
    statements = settings_of(g.programme.settings).evaluation
    given = evaluations.has_given(session(), member.id, half)
    form = form_for(statements)

    def change() -> None:
        marks = {s: int(form[f"s{n}"].data) for n, s in enumerate(statements) if form[f"s{n}"].data}
        evaluate(session(), member=member, membership_id=member.id, marks=marks, words=form.words.data or "", now=now())

    if not given and form.validate_on_submit() and attempt(form, change):
        flash(_("Thank you. Your answers are kept, without your name."))
        return redirect(url_for("trainee.evaluation"))
    page = render_template(
        "trainee/evaluation.html", form=form, given=given, half=half, batch=BATCH, statements=statements
    )
    return page, 422 if form.errors else 200
