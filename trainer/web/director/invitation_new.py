"""One person is invited."""

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectField, SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from trainer.db import session
from trainer.db.queries import cohorts, memberships
from trainer.domain.settings import settings_of
from trainer.services.directing import today_in
from trainer.services.inviting import invite
from trainer.web.clock import now
from trainer.web.components.fields import Form, LineField, NumberField
from trainer.web.components.guest_words import in_words
from trainer.web.components.people_words import capabilities, roles
from trainer.web.i18n import _, lazy


class InvitationForm(Form):
    """The fields are the columns of a list of people; what is wrong with them is told in the same words."""

    name = LineField(lazy("Name"), description=lazy("As others will see it. The person can change it."))
    email = LineField(lazy("Email address"), render_kw={"type": "email", "autocomplete": "off"})
    role = SelectField(lazy("Role"))
    capabilities = SelectMultipleField(
        lazy("May also"), widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )
    cohort = SelectField(lazy("Cohort"), description=lazy("For trainees."))
    supervisor = SelectField(
        lazy("Supervisor"), description=lazy("For trainees. It begins when the person joins; both are told then.")
    )
    pace = NumberField(
        lazy("Pace in per cent of full time"),
        description=lazy("For trainees. It counts from the day the person joins."),
    )


def prepared() -> InvitationForm:
    """With what the programme has to choose from; the address may name a cohort."""
    today = today_in(g.programme, now())
    form = InvitationForm(cohort=request.args.get("cohort", ""), role="trainee", pace=100)
    form.role.choices = roles()
    form.capabilities.choices = capabilities()
    groups = cohorts.of_programme(session(), g.programme.id)
    form.cohort.choices = [("", _("No cohort")), *((cohort.slug, cohort.name) for cohort in groups)]
    supervisors = memberships.active(session(), g.programme.id, "supervisor", today)
    form.supervisor.choices = [("", _("Nobody yet")), *((s.account.email, s.account.name) for s in supervisors)]
    return form


def invitation_new() -> ResponseReturnValue:
    """Ready for the next one when it is sent."""
    form = prepared()
    if form.validate_on_submit():
        cells = {name: field.data or "" for name, field in form._fields.items() if name in CELLS}
        cells["capabilities"] = " ".join(form.capabilities.data or [])
        cells["pace"] = "" if form.pace.data is None else str(form.pace.data)
        faults = invite(session(), member=g.membership, cells=cells, now=now())
        if not faults:
            flash(_("An invitation is on its way to %(email)s.") % {"email": form.email.data})
            return redirect(url_for("director.invitation_new", cohort=form.cohort.data or None))
        for fault in faults:
            form[fault.column].errors = [*form[fault.column].errors, in_words(fault)]
    page = render_template(
        "director/invitation_new.html", form=form, days=settings_of(g.programme.settings).invitation_days
    )
    return page, 422 if form.errors else 200


CELLS = ("name", "email", "role", "cohort", "supervisor")
