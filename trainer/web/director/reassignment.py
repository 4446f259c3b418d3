"""Trainees go to supervisors, many at once: chosen, looked at, done; from one supervisor, or from nobody."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Final

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectField

from trainer.db import session
from trainer.db.models import Membership
from trainer.db.queries import memberships, supervisions
from trainer.services.directing import today_in
from trainer.services.supervising import give_over
from trainer.web.clock import now
from trainer.web.components.fields import FIRST_DAY, DayField, Form, Needed, attempt, id_or_none
from trainer.web.components.listing import MANY, counted
from trainer.web.i18n import _, lazy, ngettext

NOBODY: Final = "nobody"
"""In the address: the trainees whom nobody supervises."""

MOST: Final = 100
"""Trainees on one page."""


class ReassignmentForm(Form):
    """A choice for each trainee is added to it, named by the trainee's membership."""

    away_from = SelectField(lazy("Whose trainees"))
    from_on = DayField(lazy("From which day"), [Needed(FIRST_DAY)])


@dataclass(frozen=True)
class Row:
    """A trainee who may be given over, and since when they are with their supervisor."""

    trainee: Membership
    since: date | None


def rows_of(away_from: int | None, whose: str, today: date) -> list[Row]:
    """By name; none before it is chosen whose."""
    if whose == NOBODY:
        return [Row(one, None) for one in supervisions.without(session(), g.programme.id, today, MOST)]
    if away_from is None:
        return []
    return [Row(one.trainee, one.from_on) for one in supervisions.of_supervisor(session(), away_from, today)]


def choice(name: str, supervisors: list[Membership], but: int | None) -> SelectField:
    """To whom one trainee goes, or that they stay."""
    stays = _("nobody yet") if but is None else _("stays")
    return SelectField(
        name,
        choices=[("", stays), *((str(s.id), s.account.name) for s in supervisors if s.id != but)],
        default="",
    )


def reassignment() -> ResponseReturnValue:
    """First whose, then to whom, then a look at it; nothing changes before the last step."""
    today = today_in(g.programme, now())
    supervisors = list(memberships.active(session(), g.programme.id, "supervisor", today))
    whose = request.values.get("away_from", "")
    away_from = id_or_none(whose)
    if away_from not in {one.id for one in supervisors}:
        away_from, whose = None, NOBODY if whose == NOBODY else ""
    rows, loads = rows_of(away_from, whose, today), supervisions.loads(session(), g.programme.id, today)
    form = form_for(supervisors, rows, away_from, whose)
    moves: dict[int, int] = {}
    if whose and form.validate_on_submit():
        moves = chosen_moves(form, rows)
        if not moves:
            form.form_errors = [*form.form_errors, _("Choose a new supervisor for at least one trainee.")]
        elif "give" in request.form and attempt(form, lambda: give(form, moves, away_from)):
            said = ngettext("%(num)s trainee is given over.", "%(num)s trainees are given over.", len(moves))
            flash(said % {"num": len(moves)} + " " + _("Everybody concerned is told."))
            return redirect(url_for("director.reassignment", away_from=whose))
    elif request.method == "GET" and "share" in request.args:
        share_out(form, rows, [one.id for one in supervisors if one.id != away_from], loads)
    page = render_template(
        "director/reassignment.html",
        form=form,
        supervisors=supervisors,
        rows=rows,
        moves={} if form.errors else moves,
        names={one.id: one.account.name for one in supervisors},
        loads=loads,
        gains=Counter(moves.values()),
        away_from=away_from,
        whose=whose,
        alone=counted(supervisions.count_without(session(), g.programme.id, today, MANY)),
    )
    return page, 422 if form.errors else 200


def form_for(supervisors: list[Membership], rows: list[Row], away_from: int | None, whose: str) -> ReassignmentForm:
    """With a field for each trainee, `to-<id>`."""
    fields = {f"to-{row.trainee.id}": choice(row.trainee.account.name, supervisors, away_from) for row in rows}
    made: type[ReassignmentForm] = type("Reassignment", (ReassignmentForm,), fields)
    form = made(from_on=today_in(g.programme, now()), away_from=whose)
    form.away_from.choices = [
        ("", _("Choose …")),
        (NOBODY, _("Nobody’s yet")),
        *((str(one.id), one.account.name) for one in supervisors),
    ]
    return form


def share_out(form: ReassignmentForm, rows: list[Row], takers: list[int], loads: dict[int, int]) -> None:
    """Propose for each trainee whoever then has fewest."""
    held = {taker: loads.get(taker, 0) for taker in takers}
    for row in rows if held else ():
        fewest = min(held, key=lambda taker: held[taker])
        held[fewest] += 1
        form[f"to-{row.trainee.id}"].data = str(fewest)


def chosen_moves(form: ReassignmentForm, rows: list[Row]) -> dict[int, int]:
    """To whom each trainee is to go; those who stay are not in it."""
    wanted = {row.trainee.id: id_or_none(form[f"to-{row.trainee.id}"].data) for row in rows}
    return {trainee: supervisor for trainee, supervisor in wanted.items() if supervisor}


def give(form: ReassignmentForm, moves: dict[int, int], away_from: int | None) -> None:
    """All or none."""
    give_over(session(), member=g.membership, moves=moves, away_from=away_from, from_on=form.from_on.day, now=now())
