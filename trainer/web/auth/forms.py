"""The sign-in and forgotten-password forms, behind the lock-out."""

from typing import Any

import sqlalchemy as sa
from flask import abort, current_app, request
from flask_security import PasswordUtil, current_user
from flask_security.forms import ChangePasswordForm, ForgotPasswordForm, LoginForm, VerifyForm
from flask_security.utils import validate_redirect_url
from sqlalchemy.orm import Session

from trainer.db import session
from trainer.domain.people import PASSWORD_MAX
from trainer.services import signing_in
from trainer.services.inviting import LONGEST_ADDRESS, normal
from trainer.web.clock import now
from trainer.web.i18n import _


def typed_address(form: Any) -> str:
    """The mail address that was meant, however it was written; as it was typed, where it is none."""
    typed = str(form.email.data or "")[:LONGEST_ADDRESS]
    return normal(typed.strip()) or typed.strip().lower()


def cut(field: Any) -> None:
    """Of a password that nobody can have, only so much that it stays wrong: hashing refuses endless ones."""
    field.data = (field.data or "")[: PASSWORD_MAX + 1]


class PasswordRules(PasswordUtil):
    """Of a new password, length alone is asked for."""

    def validate(self, password: str, is_register: bool, **kwargs: Any) -> tuple[list[str] | None, str]:
        """What is wrong with it, and how it is stored."""
        wrong, normalized = super().validate(password, is_register, **kwargs)
        if len(normalized) > PASSWORD_MAX:
            wrong = [_("A password has at most %(n)s characters.") % {"n": PASSWORD_MAX}]
        return wrong, normalized


def visitor() -> str:
    return request.remote_addr or "unknown"


class SignInForm(LoginForm):
    """Counts what fails; after too many failures nothing is tried any more, whoever asks."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not validate_redirect_url(self.next.data or ""):
            self.next.data = ""  # a way out of the site is forgotten, not complained of

    def validate(self, **kwargs: Any) -> bool:
        cut(self.password)
        email = typed_address(self)
        with Session(current_app.extensions["engine"]) as own:
            if signing_in.is_locked(own, kind="sign-in", email=email, address=visitor(), now=now()):
                abort(429)
        if super().validate(**kwargs):
            self._keep_hash()
            return True
        if self.email.data and self.password.data:
            with Session(current_app.extensions["engine"]) as own:
                signing_in.note_attempt(own, kind="sign-in", email=email, address=visitor(), now=now())
        return False

    def _keep_hash(self) -> None:
        """A hash made at another cost was made anew: kept at once, for the request's own transaction began by reading,
        others write before it ends, and then it could not write any more."""
        account: Any = self.user
        passwords = sa.inspect(account).attrs.password.history
        if not passwords.added:
            return
        session().expire(account, ["password"])
        with Session(current_app.extensions["engine"]) as own:
            old, new = next(iter(passwords.deleted), None), passwords.added[0]
            signing_in.renew_hash(own, account_id=account.id, old=old, new=new)


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
        cut(self.password)
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
