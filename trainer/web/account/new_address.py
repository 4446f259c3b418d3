"""Where the link in the mail to a new address leads: one button, and the address is changed."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.domain.errors import NotFound
from trainer.services.profiles import confirm_address, confirmable
from trainer.web.clock import now
from trainer.web.components.fields import Form, attempt
from trainer.web.components.present import present, stay
from trainer.web.doors import me
from trainer.web.i18n import _


def new_address(token: str) -> ResponseReturnValue:
    """Opening the link changes nothing yet, since mail programs open links by themselves."""
    form = Form()
    try:
        waiting = confirmable(session(), account_id=me().id, token=token, now=now())
    except NotFound:
        return render_template("account/new_address.html", waiting=None, form=form, me=me()), 409

    def change() -> None:
        stay(confirm_address(session(), account_id=me().id, token=token, keep_id=present(), now=now()))

    if form.validate_on_submit() and attempt(form, change):
        flash(_("Your address is %(email)s now. Sign in with it from here on.") % {"email": me().email})
        return redirect(url_for("account.address"))
    page = render_template("account/new_address.html", waiting=waiting, form=form, me=me())
    return page, 422 if form.errors else 200
