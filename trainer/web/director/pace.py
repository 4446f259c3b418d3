"""How fast somebody's clock runs: in per cent of full-time training, from a day on."""

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import attendance
from trainer.domain.moments import read_day
from trainer.domain.pace import FULL, LEAST
from trainer.services.directing import today_in
from trainer.services.enrolling import drop_pace, set_pace
from trainer.web.clock import now
from trainer.web.components.fields import FIRST_DAY, DayField, Form, Needed, NumberField, attempt, within
from trainer.web.director.person import found
from trainer.web.i18n import _, lazy


class PaceForm(Form):
    """Full time is a hundred."""

    percent = NumberField(
        lazy("Pace in per cent of full time"),
        [Needed(lazy("Say how many per cent.")), within(LEAST, FULL)],
        description=lazy("Half time is 50. A day then counts as half a day of training; dates that are set stay."),
    )
    from_on = DayField(lazy("From which day"), [Needed(FIRST_DAY)])


def pace(membership_id: int) -> ResponseReturnValue:
    """A new pace leaves the days before it as they were."""
    row = found(membership_id)
    today = today_in(g.programme, now())
    form = PaceForm(from_on=max(today, row.from_on))

    def change() -> None:
        set_pace(
            session(),
            member=g.membership,
            membership_id=membership_id,
            percent=form.percent.number,
            from_on=form.from_on.day,
            now=now(),
        )

    if form.validate_on_submit() and attempt(form, change):
        flash(_("Kept. Training time is counted anew with it."))
        return redirect(url_for("director.person", membership_id=membership_id))
    page = render_template(
        "director/pace.html",
        form=form,
        row=found(membership_id),
        paces=attendance.paces(session(), membership_id),
        today=today,
    )
    return page, 422 if form.errors else 200


def pace_out(membership_id: int) -> ResponseReturnValue:
    """Take one out, as if it had never been set."""
    found(membership_id)
    try:
        day = read_day(request.form.get("from_on", ""))
    except ValueError:
        return redirect(url_for("director.pace", membership_id=membership_id))
    drop_pace(session(), member=g.membership, membership_id=membership_id, from_on=day, now=now())
    flash(_("Taken out. Training time is counted anew without it."))
    return redirect(url_for("director.pace", membership_id=membership_id))
