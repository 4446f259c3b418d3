"""A waiver: a supervisor may grade without the examples, until a day and for a reason."""

from flask import abort, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import calibrations
from trainer.domain.calibration import months_later
from trainer.domain.settings import settings_of
from trainer.services.calibrating import LONGEST, end_waiver, waive
from trainer.services.directing import today_in
from trainer.web.clock import now
from trainer.web.components.fields import DayField, Form, Needed, TextField, at_most, attempt
from trainer.web.director.person import found
from trainer.web.i18n import _, lazy


class WaiverForm(Form):
    """The reason stands in the audit and on the page of calibration."""

    until_on = DayField(lazy("Last day of the waiver"), [Needed(lazy("Say until when it holds."))])
    reason = TextField(
        lazy("Reason"),
        [Needed(lazy("A waiver needs a reason.")), at_most(LONGEST)],
        description=lazy("The committee and the audit read it; so does the supervisor."),
    )


def waiver(membership_id: int) -> ResponseReturnValue:
    """A new waiver, and those that there were."""
    row = found(membership_id)
    if row.role != "supervisor":
        abort(404)
    today = today_in(g.programme, now())
    months = settings_of(g.programme.settings).calibration_months
    form = WaiverForm(until_on=months_later(today, min(months, 12)))

    def change() -> None:
        waive(
            session(),
            member=g.membership,
            membership_id=membership_id,
            until_on=form.until_on.day,
            reason=form.reason.data or "",
            now=now(),
        )

    if form.validate_on_submit() and attempt(form, change):
        flash(_("Kept. This supervisor may take work to grade."))
        return redirect(url_for("director.calibration"))
    page = render_template(
        "director/waiver.html",
        form=form,
        row=found(membership_id),
        rights=calibrations.rights(session(), [membership_id]),
        today=today,
    )
    return page, 422 if form.errors else 200


def waiver_end(membership_id: int, right_id: int) -> ResponseReturnValue:
    """Take one back from today on."""
    found(membership_id)
    end_waiver(session(), member=g.membership, membership_id=membership_id, right_id=right_id, now=now())
    flash(_("Taken back. What they have begun to grade stays theirs until they hand it over."))
    return redirect(url_for("director.waiver", membership_id=membership_id))
