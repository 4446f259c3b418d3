"""One's own mail address: a new one is confirmed by a link that is sent there."""

from datetime import timedelta

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_security import auth_required

from trainer.db import session
from trainer.services.profiles import ask_new_address, drop_address, waiting_address
from trainer.web.clock import now
from trainer.web.components.fields import Form, LineField, Needed, attempt
from trainer.web.doors import me
from trainer.web.i18n import _, lazy

FRESH = timedelta(minutes=30)
"""Whoever gave their password longer ago gives it again first."""

GRACE = timedelta(minutes=15)


class AddressForm(Form):
    """Where it leads is found out by mail, not by guessing."""

    email = LineField(
        lazy("New email address"),
        [Needed(lazy("Type the new address."))],
        render_kw={"type": "email", "autocomplete": "email"},
    )


@auth_required("session", within=lambda: FRESH, grace=lambda: GRACE)
def address() -> ResponseReturnValue:
    """Whether the new address has an account already, only its mailbox learns."""
    form = AddressForm()

    def change() -> None:
        ask_new_address(session(), account_id=me().id, email=form.email.data or "", now=now())

    if form.validate_on_submit() and attempt(form, change):
        flash(
            _("A link is on its way to %(email)s. Open it there, and the address is yours.")
            % {"email": form.email.data}
        )
        return redirect(url_for("account.address"))
    waiting = waiting_address(session(), me().id, now())
    page = render_template("account/address.html", form=form, waiting=waiting, me=me())
    return page, 422 if form.errors else 200


def address_drop() -> ResponseReturnValue:
    """Leave the address as it is."""
    drop_address(session(), account_id=me().id, now=now())
    flash(_("Your address stays as it is; the link no longer works."))
    return redirect(url_for("account.address"))
