"""The session cookie names a row of `sign_in`, so that a browser can be signed out from another one."""

import logging
from typing import Any

from flask import Flask, current_app, g, request
from flask import session as cookie
from flask_login import user_logged_out
from flask_security.utils import set_request_attr
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from trainer.db import session
from trainer.db.models import Account
from trainer.db.queries import sign_ins
from trainer.services import devices
from trainer.web.clock import now
from trainer.web.components.here import Here, here

log = logging.getLogger(__name__)


def load(cookie_id: str) -> Account | None:
    """Who holds the cookie: `<uniquifier>.<token>`, of which a new password changes the former for all browsers."""
    uniquifier, _, token = str(cookie_id).partition(".")
    if not token:
        return None
    since, slug = now() - devices.IDLE, g.get("programme_slug")
    found = sign_ins.by_token(session(), uniquifier, devices.hashed(token), since, slug)
    if found is None:
        return None
    account = found.account
    g.sign_in = Here(found.sign_in_id, account.id, token, found.seen_at, tuple(found.memberships), found.unread)
    set_request_attr("fs_authn_via", "session")
    set_request_attr("fs_paa", cookie.get("fs_paa", 0))
    return account


def begin(account: Account) -> None:
    """Make a row for this browser and put its token into the cookie, from where Flask-Login remembers it."""
    with Session(current_app.extensions["engine"]) as own:
        agent = request.headers.get("User-Agent", "")
        token = devices.begin_sign_in(own, account_id=account.id, agent=agent, now=now())
    cookie["_user_id"] = f"{account.fs_uniquifier}.{token}"


def init_app(app: Flask) -> None:
    """Find people by their rows, end a row at sign-out, and note now and then that its browser was here."""
    app.login_manager.user_loader(load)  # type: ignore[attr-defined]

    @app.teardown_request
    def seen(_error: BaseException | None) -> None:
        """After the request's own transaction, which may hold the lock that this one needs."""
        current = here()
        if current is None or now() - current.seen_at < devices.SEEN_EVERY:
            return
        session.remove()
        try:
            with Session(app.extensions["engine"]) as own:
                devices.note_seen(own, sign_in_id=current.id, now=now())
        except SQLAlchemyError as fault:  # no reason to trouble anybody
            log.warning("when sign-in %s was last seen was not noted: %s", current.id, fault)


@user_logged_out.connect  # type: ignore[untyped-decorator]
def signed_out(_app: Flask, **_: Any) -> None:
    """Connected once, for whichever site: a closure over one would keep it for as long as the process lives."""
    if current := here():
        devices.end_sign_in(session(), account_id=current.account_id, sign_in_id=current.id, now=now())
