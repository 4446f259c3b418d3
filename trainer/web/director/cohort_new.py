"""A new cohort."""

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.services.directing import today_in
from trainer.services.grouping import begin_cohort
from trainer.web.clock import now
from trainer.web.components.fields import FIRST_DAY, DayField, Form, LineField, Needed, at_most, attempt, not_before
from trainer.web.i18n import _, lazy


class CohortForm(Form):
    """A name that people say, and its dates."""

    name = LineField(
        lazy("Name"),
        [Needed(lazy("Give the cohort a name.")), at_most(100)],
        description=lazy("As you would say it: Spring 2027, or Evening group."),
    )
    starts_on = DayField(lazy("First day"), [Needed(FIRST_DAY)])
    ends_on = DayField(
        lazy("Last day"),
        [not_before("starts_on")],
        description=lazy("Empty if it is open. It is for your orientation; nobody’s membership ends by it."),
    )


def cohort_new() -> ResponseReturnValue:
    """On to the cohort's own page, from where people are invited."""
    form = CohortForm(starts_on=today_in(g.programme, now()))
    made: list[str] = []

    def change() -> None:
        cohort = begin_cohort(
            session(),
            member=g.membership,
            name=form.name.data or "",
            starts_on=form.starts_on.day,
            ends_on=form.ends_on.data,
            now=now(),
        )
        made.append(cohort.slug)

    if form.validate_on_submit() and attempt(form, change):
        flash(_("The cohort is there. Now invite its people."))
        return redirect(url_for("director.cohort", slug=made[0]))
    return render_template("director/cohort_new.html", form=form), 422 if form.errors else 200
