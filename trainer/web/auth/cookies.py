"""The session cookie, and the token that forms carry: what signs them is made once, not for each request."""

from functools import lru_cache

from flask import Flask, g
from flask import session as cookie
from flask.sessions import SecureCookieSessionInterface
from flask_wtf.csrf import generate_csrf
from itsdangerous import URLSafeTimedSerializer


class Cookies(SecureCookieSessionInterface):
    """Flask's own, with the signer kept: the key does not change while the site runs."""

    def __init__(self, app: Flask) -> None:
        self.signer = super().get_signing_serializer(app)

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        return self.signer


def init_app(app: Flask) -> None:
    """Sign cookies and forms."""
    app.session_interface = Cookies(app)

    @lru_cache(4096)
    def signed(_secret: str) -> str:
        return str(generate_csrf())

    @app.before_request
    def sign() -> None:
        """The token of a session is good as long as its secret, so it is signed once for each."""
        if secret := cookie.get("csrf_token"):
            g.csrf_token = signed(secret)

    app.jinja_env.globals["csrf_token"] = lambda: g.get("csrf_token") or generate_csrf()
