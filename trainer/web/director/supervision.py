"""Who supervises one trainee."""

from datetime import timedelta

from flask import abort, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField, SelectField

from trainer.db import session
from trainer.db.queries import memberships, supervisions
from trainer.services.directing import today_in
from trainer.services.supervising import end_supervision, supervise
from trainer.web.clock import now
from trainer.web.components.fields import FIRST_DAY, DayField, Form, Needed, attempt, id_or_none, with_blank
from trainer.web.director.person import found
from trainer.web.i18n import _, lazy, ngettext


class SupervisionForm(Form):
    """Beside those there are, or instead of them."""

    supervisor = SelectField(lazy("Supervisor"), [Needed(lazy("Choose a supervisor."))])
    from_on = DayField(lazy("From which day"), [Needed(FIRST_DAY)])
    instead = RadioField(
        lazy("What about the present supervisor?"),
        choices=[
            ("yes", lazy("Ends on the day before. Their thread is closed; both can still read it.")),
            ("no", lazy("Stays as well.")),
        ],
        default="yes",
    )


def supervision(membership_id: int) -> ResponseReturnValue:
    """The choice says how many trainees each supervisor has."""
    row = found(membership_id)
    if row.role != "trainee":
        abort(404)
    today = today_in(g.programme, now())
    form = SupervisionForm(from_on=max(today, row.from_on))
    loads = supervisions.loads(session(), g.programme.id, today)
    form.supervisor.choices = with_blank(
        [
            (one.id, f"{one.account.name} ({_trainees(loads.get(one.id, 0))})")
            for one in memberships.active(session(), g.programme.id, "supervisor", today)
            if one.account_id != row.account_id
        ],
        _("Choose …"),
    )
    relations = supervisions.of_trainee(session(), row.id)
    present = [held for held in relations if held.until_on is None or held.until_on >= today]
    if not present:
        del form.instead

    def change() -> None:
        supervise(
            session(),
            member=g.membership,
            trainee_id=membership_id,
            supervisor_id=id_or_none(form.supervisor.data) or 0,
            from_on=form.from_on.day,
            instead=bool(present) and form.instead.data == "yes",
            now=now(),
        )

    if form.validate_on_submit() and attempt(form, change):
        flash(_("Kept. Both are told."))
        return redirect(url_for("director.person", membership_id=membership_id))
    page = render_template(
        "director/supervision.html",
        form=form,
        row=found(membership_id),
        relations=supervisions.of_trainee(session(), membership_id),
        today=today,
    )
    return page, 422 if form.errors else 200


def supervision_end(membership_id: int, supervision_id: int) -> ResponseReturnValue:
    """It ends with yesterday, so that today somebody else can begin."""
    found(membership_id)
    last = today_in(g.programme, now()) - timedelta(days=1)
    end_supervision(session(), member=g.membership, supervision_id=supervision_id, last_on=last, now=now())
    flash(_("Ended. Their thread is closed; both can still read it."))
    return redirect(url_for("director.supervision", membership_id=membership_id))


def _trainees(number: int) -> str:
    return ngettext("%(num)s trainee", "%(num)s trainees", number) % {"num": number}
