"""Where the link of an invitation leads: join with a new account, or with the one that is there."""

import unicodedata
from datetime import datetime
from typing import Final

from flask import current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_security import current_user
from flask_security.utils import login_user
from sqlalchemy.orm import Session
from wtforms import PasswordField, SelectField
from wtforms.validators import ValidationError

from trainer.db import session
from trainer.db.queries import accounts
from trainer.domain.errors import Conflict, WrongState
from trainer.domain.people import PASSWORD_MAX, PASSWORD_MIN
from trainer.services import joining
from trainer.services.passwords import hash_password
from trainer.web.clock import now
from trainer.web.components.fields import Form, LineField, Needed, at_most
from trainer.web.components.zones import zones
from trainer.web.doors import me
from trainer.web.i18n import _, lazy

GONE: Final = 409
"""The status of a link that is not good any more, whatever the reason."""


class InvitationForm(Form):
    """All that a new account needs."""

    name = LineField(
        lazy("Your name"),
        [Needed(lazy("Say what you are called.")), at_most(200)],
        description=lazy("As the others in the programme will see it."),
        render_kw={"autocomplete": "name"},
    )
    time_zone = SelectField(lazy("Your time zone"), description=lazy("Dates and times are shown as they are there."))
    password = PasswordField(
        lazy("Password"),
        [Needed(lazy("Choose a password."))],
        render_kw={"autocomplete": "new-password"},
    )
    password_confirm = PasswordField(
        lazy("The password again"),
        [Needed(lazy("Type the password a second time."))],
        render_kw={"autocomplete": "new-password"},
    )

    def validate_password(self, field: PasswordField) -> None:
        """Length alone is asked for."""
        length = len(unicodedata.normalize("NFKD", field.data or ""))
        if length < PASSWORD_MIN:
            raise ValidationError(_("A password needs at least %(n)s characters.") % {"n": PASSWORD_MIN})
        if length > PASSWORD_MAX:
            raise ValidationError(_("A password has at most %(n)s characters.") % {"n": PASSWORD_MAX})

    def validate_password_confirm(self, field: PasswordField) -> None:
        """A slip of the finger would lock the person out."""
        if field.data != self.password.data:
            raise ValidationError(_("This is not the same password as above."))


def invitation(token: str) -> ResponseReturnValue:
    """What the page offers depends on whether the link is good, who is signed in, and who has an account."""
    found = joining.look(session(), token=token, now=now())
    if found.state != "ready" or found.invitation is None:
        return render_template("public/invitation.html", found=found, form=None), GONE
    held = found.invitation
    if current_user.is_authenticated:
        return with_account(token, found)
    form = InvitationForm(name=held.name, time_zone=held.programme.time_zone)
    form.time_zone.choices = zones(held.programme.time_zone)
    if found.has_account or not form.validate_on_submit():
        page = render_template("public/invitation.html", found=found, form=form, token=token, least=PASSWORD_MIN)
        return page, 422 if form.errors else 200
    return with_new_account(token, form, held.email, now())


def with_account(token: str, found: joining.Look) -> ResponseReturnValue:
    """A button joins with the account that is signed in, whatever its address: the link came to the person."""
    form = Form()
    if not form.validate_on_submit() or found.invitation is None:
        return render_template("public/invitation.html", found=found, form=form, token=token, me=me())
    try:
        with Session(current_app.extensions["engine"]) as own:
            joining.accept_as(own, account_id=me().id, token=token, now=now())
    except (WrongState, Conflict) as refusal:
        flash(str(refusal), "care")
        return redirect(url_for("public.home"))
    flash(_("Welcome. You have joined."))
    return redirect(url_for("public.home"))


def with_new_account(token: str, form: InvitationForm, email: str, moment: datetime) -> ResponseReturnValue:
    """The password is hashed before anything is locked; then the account is made in a transaction of its own."""
    password_hash = hash_password(form.password.data or "")
    session().rollback()  # what it has read is older than the account
    try:
        with Session(current_app.extensions["engine"]) as own:
            joining.accept_new(
                own,
                token=token,
                name=form.name.data or "",
                time_zone=form.time_zone.data,
                password_hash=password_hash,
                now=moment,
            )
    except (WrongState, Conflict):  # somebody was faster; the page says what holds now
        return redirect(url_for("public.invitation", token=token))
    if account := accounts.by_email(session(), email):
        login_user(account)
    flash(_("Welcome. Your account is made, and you are signed in."))
    return redirect(url_for("public.home"))
