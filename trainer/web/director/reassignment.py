"""A supervisor's trainees go to other supervisors, all at once: chosen, looked at, done."""

from collections import Counter
from collections.abc import Sequence

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectField

from trainer.db import session
from trainer.db.models import Membership, Supervision
from trainer.db.queries import memberships, supervisions
from trainer.services.directing import today_in
from trainer.services.supervising import give_over
from trainer.web.clock import now
from trainer.web.components.fields import FIRST_DAY, DayField, Form, Needed, attempt, id_or_none
from trainer.web.i18n import _, lazy, ngettext


class ReassignmentForm(Form):
    """A choice for each trainee is added to it, named by the trainee's membership."""

    away_from = SelectField(lazy("Whose trainees"))
    from_on = DayField(lazy("From which day"), [Needed(FIRST_DAY)])


def choice(name: str, supervisors: list[Membership], but: int | None) -> SelectField:
    """To whom one trainee goes, or that they stay."""
    return SelectField(
        name,
        choices=[("", _("stays")), *((str(s.id), s.account.name) for s in supervisors if s.id != but)],
        default="",
    )


def reassignment() -> ResponseReturnValue:
    """First whose, then to whom, then a look at it; nothing changes before the last step."""
    today = today_in(g.programme, now())
    supervisors = list(memberships.active(session(), g.programme.id, "supervisor", today))
    away_from = id_or_none(request.values.get("away_from"))
    if away_from not in {one.id for one in supervisors}:
        away_from = None
    relations = supervisions.of_supervisor(session(), away_from, today) if away_from else []
    form = form_for(supervisors, relations, away_from)
    moves: dict[int, int] = {}
    if away_from and form.validate_on_submit():
        moves = chosen_moves(form, relations)
        if not moves:
            form.form_errors = [*form.form_errors, _("Choose a new supervisor for at least one trainee.")]
        elif "give" in request.form and attempt(form, lambda: give(form, moves, away_from)):
            said = ngettext("%(num)s trainee is given over.", "%(num)s trainees are given over.", len(moves))
            flash(said % {"num": len(moves)} + " " + _("Everybody concerned is told."))
            return redirect(url_for("director.reassignment", away_from=away_from))
    page = render_template(
        "director/reassignment.html",
        form=form,
        supervisors=supervisors,
        relations=relations,
        moves={} if form.errors else moves,
        names={one.id: one.account.name for one in supervisors},
        loads=supervisions.loads(session(), g.programme.id, today),
        gains=Counter(moves.values()),
        away_from=away_from,
        today=today,
    )
    return page, 422 if form.errors else 200


def form_for(
    supervisors: list[Membership], relations: Sequence[Supervision], away_from: int | None
) -> ReassignmentForm:
    """With a field for each trainee, `to-<id>`."""
    trainees = {f"to-{one.trainee_id}": one.trainee.account.name for one in relations}
    fields = {name: choice(words, supervisors, away_from) for name, words in trainees.items()}
    made: type[ReassignmentForm] = type("Reassignment", (ReassignmentForm,), fields)
    form = made(from_on=today_in(g.programme, now()), away_from=str(away_from or ""))
    form.away_from.choices = [("", _("Choose …")), *((str(one.id), one.account.name) for one in supervisors)]
    return form


def chosen_moves(form: ReassignmentForm, relations: Sequence[Supervision]) -> dict[int, int]:
    """To whom each trainee is to go; those who stay are not in it."""
    wanted = {one.trainee_id: id_or_none(form[f"to-{one.trainee_id}"].data) for one in relations}
    return {trainee: supervisor for trainee, supervisor in wanted.items() if supervisor}


def give(form: ReassignmentForm, moves: dict[int, int], away_from: int) -> None:
    """All or none."""
    give_over(session(), member=g.membership, moves=moves, away_from=away_from, from_on=form.from_on.day, now=now())
