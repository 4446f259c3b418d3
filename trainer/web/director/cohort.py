"""One cohort: its people, who is invited, its name and dates."""

from typing import Final

from flask import abort, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.models import Cohort
from trainer.db.queries import cohorts, invitations, people, supervisions
from trainer.services.directing import today_in
from trainer.services.grouping import change_cohort
from trainer.web.clock import now
from trainer.web.components.fields import attempt
from trainer.web.components.listing import MANY, counted
from trainer.web.director.cohort_new import CohortForm
from trainer.web.i18n import _

MOST: Final = MANY
"""People who stand here; a large cohort is searched on the list of everybody."""


def named(slug: str) -> Cohort:
    """The cohort that the address names."""
    cohort = cohorts.by_slug(session(), g.programme.id, slug)
    if cohort is None:
        abort(404)
    return cohort


def cohort(slug: str) -> ResponseReturnValue:
    """Its form stands below its people."""
    shown = named(slug)
    form = CohortForm(data=vars(shown))

    def change() -> None:
        change_cohort(
            session(),
            member=g.membership,
            slug=slug,
            name=form.name.data or "",
            starts_on=form.starts_on.day,
            ends_on=form.ends_on.data,
            now=now(),
        )

    if form.validate_on_submit() and attempt(form, change):
        flash(_("Changed."))
        return redirect(url_for("director.cohort", slug=slug))
    shown, today = named(slug), today_in(g.programme, now())
    members = people.of_cohort(session(), shown.id, today, MOST)
    invited = invitations.open_of_cohort(session(), shown.id, now(), MANY)
    page = render_template(
        "director/cohort.html",
        form=form,
        cohort=shown,
        members=members[:MOST],
        count=counted(len(members)),
        more=len(members) > MOST,
        supervisors=supervisions.names_of_supervisors(session(), [m.id for m in members[:MOST]], today),
        invited=invited[:MANY],
        awaited=counted(len(invited)),
        today=today,
    )
    return page, 422 if form.errors else 200
