"""The sign-in and forgotten-password forms, behind the lock-out."""

from typing import Any

from flask import abort, current_app, request
from flask_security import current_user
from flask_security.forms import ChangePasswordForm, ForgotPasswordForm, LoginForm, VerifyForm
from flask_security.utils import validate_redirect_url
from sqlalchemy.orm import Session

from trainer.db import session
from trainer.services import signing_in
from trainer.web.clock import now


def typed_address(form: Any) -> str:
    """The mail address as it was typed, in small letters; it may not be one."""
    return str(form.email.data or "").strip().lower()[:320]


def visitor() -> str:
    return request.remote_addr or "unknown"


class SignInForm(LoginForm):
    """Counts what fails; after too many failures nothing is tried any more, whoever asks."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not validate_redirect_url(self.next.data or ""):
            self.next.data = ""  # a way out of the site is forgotten, not complained of

    def validate(self, **kwargs: Any) -> bool:
        email = typed_address(self)
        with Session(current_app.extensions["engine"]) as own:
            if signing_in.is_locked(own, kind="sign-in", email=email, address=visitor(), now=now()):
                abort(429)
        if super().validate(**kwargs):
            return True
        if self.email.data and self.password.data:
            with Session(current_app.extensions["engine"]) as own:
                signing_in.note_attempt(own, kind="sign-in", email=email, address=visitor(), now=now())
        return False


class RecoveryForm(ForgotPasswordForm):
    """Counts every request, so that nobody's mailbox can be flooded."""

    def validate(self, **kwargs: Any) -> bool:
        email = typed_address(self)
        with Session(current_app.extensions["engine"]) as own:
            if signing_in.is_locked(own, kind="recovery", email=email, address=visitor(), now=now()):
                abort(429)
            if email:
                signing_in.note_attempt(own, kind="recovery", email=email, address=visitor(), now=now())
        return bool(super().validate(**kwargs))


class _Counted:
    """Asks for the password of who is signed in: a wrong one counts as a failed sign-in, so that whoever finds a
    browser open cannot try them all. The request's own transaction holds the write lock, so it is the one that writes.
    """

    password: Any

    def validate(self, **kwargs: Any) -> bool:
        email = current_user.email
        if signing_in.is_locked(session(), kind="sign-in", email=email, address=visitor(), now=now()):
            abort(429)
        right: bool = super().validate(**kwargs)  # type: ignore[misc]
        if self.password.data and self.password.errors:
            signing_in.note_attempt(session(), kind="sign-in", email=email, address=visitor(), now=now())
        return right


class ChangeForm(_Counted, ChangePasswordForm):
    """The password that is changed."""


class ConfirmForm(_Counted, VerifyForm):
    """The password once more, before something that matters."""
