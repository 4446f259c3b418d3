"""Flask-Security wired to our accounts: addresses, password hashing, cookies, lock-out, audit."""

from datetime import timedelta
from typing import Any

from flask import Flask, abort, current_app, request
from flask_security import RoleMixin, Security, SQLAlchemySessionUserDatastore
from flask_security.signals import password_changed, password_reset, user_authenticated
from sqlalchemy.orm import Session

from trainer.config import Config
from trainer.db import session
from trainer.db.models import Account
from trainer.domain.people import PASSWORD_MIN
from trainer.services import devices, passwords, signing_in
from trainer.services.auditing import record
from trainer.services.profiles import end_asked
from trainer.web.auth import cookies, sign_ins
from trainer.web.auth.forms import ChangeForm, ConfirmForm, PasswordRules, RecoveryForm, SignInForm, visitor
from trainer.web.auth.mail import Mail
from trainer.web.clock import now
from trainer.web.components.here import here
from trainer.web.components.present import stay
from trainer.web.i18n import Domain, mark

SLOW = frozenset({"security.login", "security.forgot_password", "public.invitation"})
"""Endpoints that hash a password for a tenth of a second: they must not hold the write lock meanwhile."""


def small_letters(identity: str) -> str:
    return identity.strip().lower()


def settings(config: Config) -> dict[str, Any]:
    """Flask-Security's and Flask-Login's settings."""
    return {
        "SECURITY_LOGIN_URL": "/sign-in",
        "SECURITY_LOGOUT_URL": "/sign-out",
        "SECURITY_RESET_URL": "/forgotten-password",
        "SECURITY_CHANGE_URL": "/change-password",
        "SECURITY_VERIFY_URL": "/confirm-password",
        "SECURITY_LOGOUT_METHODS": ["POST"],
        "SECURITY_STATIC_FOLDER": None,
        "SECURITY_RECOVERABLE": True,
        "SECURITY_CHANGEABLE": True,
        "SECURITY_RETURN_GENERIC_RESPONSES": True,
        "SECURITY_API_ENABLED_METHODS": ["session"],
        "SECURITY_JOIN_USER_ROLES": False,
        "SECURITY_USER_IDENTITY_ATTRIBUTES": [{"email": {"mapper": small_letters, "case_insensitive": False}}],
        "SECURITY_EMAIL_VALIDATOR_ARGS": {"check_deliverability": False},
        "SECURITY_EMAIL_HTML": False,
        "SECURITY_EMAIL_SENDER": config.mail_from,
        "SECURITY_EMAIL_SUBJECT_PASSWORD_RESET": mark("Choose a new password"),
        "SECURITY_PASSWORD_LENGTH_MIN": PASSWORD_MIN,
        "SECURITY_PASSWORD_HASH": "argon2",
        "SECURITY_PASSWORD_SCHEMES": ["argon2"],
        "SECURITY_DEPRECATED_PASSWORD_SCHEMES": [],
        "SECURITY_PASSWORD_SINGLE_HASH": {"argon2"},
        "SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS": {
            "argon2__time_cost": passwords.TIME_COST,
            "argon2__memory_cost": passwords.MEMORY_COST,
            "argon2__parallelism": passwords.PARALLELISM,
        },
        # What goes into a mailed link: where there is no account Flask-Security spends the time of one argon2 instead.
        "SECURITY_HASHING_SCHEMES": ["argon2"],
        "SECURITY_CACHE_CONTROL": {"private": None, "no-store": None},  # its own default writes no-store=True
        "SECURITY_MSG_GENERIC_AUTHN_FAILED": (
            mark("That address and password do not belong together. Check both and try again."),
            "error",
        ),
        "SECURITY_MSG_UNAUTHENTICATED": (mark("Sign in to see this page."), "info"),
        "SECURITY_MSG_PASSWORD_RESET_REQUEST": (
            mark("If %(email)s has an account, a link to choose a new password is on its way there."),
            "info",
        ),
        "SESSION_COOKIE_NAME": "trainer",
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SECURE": config.secure_cookies,
        "REMEMBER_COOKIE_NAME": "trainer_remember",
        "REMEMBER_COOKIE_SAMESITE": "Lax",
        "REMEMBER_COOKIE_HTTPONLY": True,
        "REMEMBER_COOKIE_SECURE": config.secure_cookies,
        "REMEMBER_COOKIE_DURATION": timedelta(days=30),
    }


def init_app(app: Flask, config: Config) -> None:
    app.config.update(settings(config))
    datastore = SQLAlchemySessionUserDatastore(session, Account, RoleMixin)
    security = Security(
        app,
        datastore,
        mail_util_cls=Mail,
        password_util_cls=PasswordRules,
        login_form=SignInForm,
        forgot_password_form=RecoveryForm,
        change_password_form=ChangeForm,
        verify_form=ConfirmForm,
    )
    security.i18n_domain = Domain()  # type: ignore[assignment]
    app.jinja_env.globals["_fsdomain"] = Domain.gettext
    # A link in a mail leads to where the site is, whatever name it was asked for under.
    security.mail_context_processor(lambda: {"site_url": config.site_url})

    @app.before_request
    def only_forms() -> None:
        """Flask-Security would also take JSON, in which a field can be anything but text."""
        if request.blueprint == "security" and request.is_json:
            abort(400)

    # Only the session cookie signs somebody in: no tokens in headers or addresses.
    app.login_manager.request_loader(lambda _request: None)  # type: ignore[attr-defined]
    cookies.init_app(app)
    sign_ins.init_app(app)


# The signals are connected once, for whichever site: a closure over one would keep it for as long as the process lives.
@user_authenticated.connect
def signed_in(_app: Flask, user: Account, **_: Any) -> None:
    if not is_slow():
        stay(user)  # a changed password renews the session; that is no sign-in
        return
    with Session(current_app.extensions["engine"]) as own:
        signing_in.note_sign_in(own, account_id=user.id, email=user.email, address=visitor(), now=now())
    sign_ins.begin(user)


@password_changed.connect
def changed(_app: Flask, user: Account, **_: Any) -> None:
    note(user, "account.password_changed")
    current = here()
    devices.end_others(session(), account_id=user.id, keep_id=current.id if current else None, now=now())


@password_reset.connect
def reset(_app: Flask, user: Account, **_: Any) -> None:
    note(user, "account.password_reset")
    devices.end_others(session(), account_id=user.id, keep_id=None, now=now())


def note(user: Account, action: str) -> None:
    """In the transaction of the change itself, which Flask-Security commits at the end of the request."""
    end_asked(session(), account_id=user.id, now=now())
    record(session(), at=now(), actor_id=user.id, action=action, object_kind="account", object_id=user.id)


def is_slow() -> bool:
    """Whether this request hashes a password."""
    return request.endpoint in SLOW
