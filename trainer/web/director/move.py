"""Somebody goes on in another programme that the same director directs."""

from typing import Any

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectField

from trainer.db import session
from trainer.db.models import Membership
from trainer.db.queries import cohorts, memberships
from trainer.domain.permits import is_active
from trainer.services.directing import today_in
from trainer.services.enrolling import move_programme
from trainer.web.clock import now
from trainer.web.components.fields import FIRST_DAY, DayField, Form, Needed, attempt
from trainer.web.director.person import found
from trainer.web.doors import me
from trainer.web.i18n import _, lazy


class MoveForm(Form):
    """Programme and cohort in one choice, since a cohort belongs to one programme."""

    goal = SelectField(lazy("To which programme and cohort"), [Needed(lazy("Choose where to."))])
    from_on = DayField(
        lazy("First day there"),
        [Needed(FIRST_DAY)],
        description=lazy("The membership here ends on the day before. The record made here stays here."),
    )


def targets() -> dict[int, Membership]:
    """The director's own memberships as director of other programmes, by programme."""
    held = memberships.of_account(session(), me().id)
    return {
        one.programme_id: one
        for one in held
        if one.role == "director"
        and one.programme_id != g.programme.id
        and is_active(one, today_in(one.programme, now()))
    }


def goals(there: dict[int, Membership], role: str) -> list[tuple[str, Any]]:
    """Each programme with each of its cohorts, as `programme` or `programme:cohort`."""
    groups = cohorts.of_programmes(session(), list(there)) if role == "trainee" else []
    choices: list[tuple[str, Any]] = [("", _("Choose …"))]
    for programme_id, target in there.items():
        choices.append((str(programme_id), target.programme.name))
        choices += [
            (f"{programme_id}:{cohort.id}", f"{target.programme.name}, {cohort.name}")
            for cohort in groups
            if cohort.programme_id == programme_id
        ]
    return choices


def move(membership_id: int) -> ResponseReturnValue:
    """Without another programme the page says so."""
    row = found(membership_id)
    there = targets()
    form = MoveForm(from_on=today_in(g.programme, now()))
    form.goal.choices = goals(there, row.role)

    def change() -> None:
        programme_id, _colon, cohort_id = form.goal.data.partition(":")
        move_programme(
            session(),
            member=g.membership,
            target=there[int(programme_id)],
            membership_id=membership_id,
            cohort_id=int(cohort_id) if cohort_id else None,
            from_on=form.from_on.day,
            now=now(),
        )

    if there and form.validate_on_submit() and attempt(form, change):
        flash(_("Moved. Tell the person when they can begin there."))
        return redirect(url_for("director.person", membership_id=membership_id))
    page = render_template("director/move.html", form=form, row=found(membership_id), there=there)
    return page, 422 if form.errors else 200
