"""What somebody may do in the programme, in which cohort, from when until when."""

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectField, SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from trainer.db import session
from trainer.db.queries import cohorts
from trainer.services.enrolling import change_membership
from trainer.web.clock import now
from trainer.web.components.fields import FIRST_DAY, DayField, Form, Needed, attempt, id_or_none, not_before, with_blank
from trainer.web.components.people_words import capabilities
from trainer.web.director.person import found
from trainer.web.i18n import _, lazy


class MembershipForm(Form):
    """A cohort is asked for only where there can be one."""

    capabilities = SelectMultipleField(
        lazy("May also"), widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )
    cohort = SelectField(lazy("Cohort"))
    from_on = DayField(lazy("First day"), [Needed(FIRST_DAY)])
    until_on = DayField(
        lazy("Last day"),
        [not_before("from_on")],
        description=lazy("Empty for no end. On the last day everything still works; after it the record stays."),
    )


def membership(membership_id: int) -> ResponseReturnValue:
    """Role and person stay: for another role invite the person once more."""
    row = found(membership_id)
    form = MembershipForm(data={**vars(row), "cohort": str(row.cohort_id or "")})
    form.capabilities.choices = capabilities()
    groups = cohorts.of_programme(session(), g.programme.id)
    form.cohort.choices = with_blank([(cohort.id, cohort.name) for cohort in groups], _("No cohort"))
    if row.role != "trainee":
        del form.cohort

    def change() -> None:
        change_membership(
            session(),
            member=g.membership,
            membership_id=membership_id,
            capabilities=form.capabilities.data or [],
            from_on=form.from_on.day,
            until_on=form.until_on.data,
            cohort_id=id_or_none(form.cohort.data) if row.role == "trainee" else None,
            now=now(),
        )

    if form.validate_on_submit() and attempt(form, change):
        flash(_("Changed. It holds from now on."))
        return redirect(url_for("director.person", membership_id=membership_id))
    return render_template("director/membership.html", form=form, row=found(membership_id)), 422 if form.errors else 200
