"""Setting work: what, for whom, until when."""

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import accounts, assignment_counts
from trainer.domain.errors import NotFound
from trainer.services.assigning import assign
from trainer.services.catalogue import current
from trainer.services.planning import faults
from trainer.web.clock import now
from trainer.web.components.moment_field import clock_name
from trainer.web.director.assignment_form import AssignmentForm, fault_words
from trainer.web.i18n import _, ngettext


def assignment_new() -> ResponseReturnValue:
    """What cannot be is said at its field, and nothing that was typed is lost."""
    form = AssignmentForm()
    catalogue = current(session())
    cohorts = [(str(cohort.id), cohort.name) for cohort in assignment_counts.cohorts(session(), g.programme.id)]
    form.offer(catalogue, cohorts)
    if not form.is_submitted():
        form.propose(now(), cohorts)
    elif form.validate() and _set(form):
        coming = form.opens_at.moment is not None and form.opens_at.moment > now()
        return redirect(url_for("director.assignments", shown="coming" if coming else None))
    return render_template("director/assignment_new.html", form=form, clock=clock_name())


def _set(form: AssignmentForm) -> bool:
    """Whether it could be set; where not, the form says why."""
    account_id = None
    if form.audience.data == "person":
        person = accounts.by_email(session(), form.person.data or "")
        if person is None:
            return _refused(form)
        account_id = person.id
    plan = form.to_plan(account_id)
    found = faults(current(session()), plan, now=now())
    for field, fault in found.items():
        form[field].errors = [*form[field].errors, fault_words(field, fault)]
    if found:
        return False
    try:
        made = assign(session(), member=g.membership, plan=plan, now=now())
    except NotFound:
        session().rollback()
        return _refused(form)
    flash(
        ngettext("%(num)s piece of work is set.", "%(num)s pieces of work are set.", len(made)) % {"num": len(made)}
        + " "
        + (
            _("Everybody concerned has been told.")
            if made[0].announced_at
            else _("Everybody concerned is told when it opens.")
        )
    )
    return True


def _refused(form: AssignmentForm) -> bool:
    form.person.errors = [_("Nobody with this address is a trainee of this programme.")]
    return False
