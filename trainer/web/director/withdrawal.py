"""Somebody leaves the programme before its end, and the way back."""

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.domain.settings import settings_of
from trainer.services.directing import today_in
from trainer.services.withdrawing import bring_back, withdraw
from trainer.web.clock import now
from trainer.web.components.fields import DayField, Form, LineField, Needed, at_most, attempt
from trainer.web.director.person import found
from trainer.web.i18n import _, lazy


class WithdrawalForm(Form):
    """Why is for the programme's own record."""

    last_on = DayField(
        lazy("Last day"),
        [Needed(lazy("Say which day is the last."))],
        description=lazy("Until the end of this day the person can use the programme as before."),
    )
    why = LineField(
        lazy("Why"),
        [at_most(200)],
        description=lazy("For the programme’s own record. The person sees it in theirs; the mail does not name it."),
    )


def withdrawal(membership_id: int) -> ResponseReturnValue:
    """The record stays, and the person is told how to get a copy."""
    row = found(membership_id)
    form = WithdrawalForm(last_on=today_in(g.programme, now()))

    def change() -> None:
        withdraw(
            session(),
            member=g.membership,
            membership_id=membership_id,
            last_on=form.last_on.day,
            why=form.why.data or "",
            now=now(),
        )

    if form.validate_on_submit() and attempt(form, change):
        flash(_("%(name)s is withdrawn and has been told.") % {"name": row.account.name})
        return redirect(url_for("director.person", membership_id=membership_id))
    page = render_template(
        "director/withdrawal.html",
        form=form,
        row=found(membership_id),
        settings=settings_of(g.programme.settings),
    )
    return page, 422 if form.errors else 200


def way_back(membership_id: int) -> ResponseReturnValue:
    """Undo it."""
    row = found(membership_id)
    bring_back(session(), member=g.membership, membership_id=membership_id, now=now())
    flash(_("%(name)s is back. Supervision has to be arranged anew.") % {"name": row.account.name})
    return redirect(url_for("director.person", membership_id=membership_id))
