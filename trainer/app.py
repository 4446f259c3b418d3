"""The application factory: the one place where everything is put together."""

import importlib
import pkgutil
from urllib.parse import urlsplit

from flask import Flask, request
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from trainer import web
from trainer.config import Config
from trainer.db import late, make_engine, reading, session
from trainer.web import addresses, border, components, doors, errors, headers, health, i18n
from trainer.web.auth import security

LARGEST = 2 * 1024 * 1024
"""Bytes of a request; a draft of an hour's work is a hundredth of it."""


def create_app(config: Config | None = None) -> Flask:
    """The site for one configuration; without one, for the environment. Raises ConfigError."""
    config = config or Config.from_env()
    app = Flask("trainer", template_folder="web/templates", static_folder=None)
    app.extensions["trainer"] = config
    app.config.update(
        SECRET_KEY=config.secret_key,
        MAX_CONTENT_LENGTH=LARGEST,
        WTF_CSRF_TIME_LIMIT=None,
        # A link in a mail is made from the host that was asked for; nobody may choose that freely.
        TRUSTED_HOSTS=[urlsplit(config.site_url).hostname or "localhost", "localhost", "127.0.0.1"],
        PREFERRED_URL_SCHEME=config.site_url.partition(":")[0],
    )
    if config.proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=config.proxies, x_proto=config.proxies, x_host=config.proxies
        )
    addresses.init_app(app)
    border.init_app(app)
    bind_database(app, config)
    CSRFProtect(app)
    i18n.init_app(app)
    security.init_app(app, config)
    doors.init_app(app)
    errors.init_app(app)
    headers.init_app(app, https=config.site_url.startswith("https:"))
    components.init_app(app)
    app.register_blueprint(health.bp)
    register_pages(app)
    return app


def bind_database(app: Flask, config: Config) -> None:
    """One engine; each request gets a session that takes the write lock only if the request may write."""
    engine = make_engine(config.database_url)
    app.extensions["engine"] = engine
    session.configure(bind=engine)
    readers, waiters = reading(engine), late(engine)

    @app.before_request
    def choose() -> None:
        session.remove()
        if request.method in ("GET", "HEAD", "OPTIONS"):
            session(bind=readers)
        else:
            request.get_data()  # whoever sends slowly must not hold the write lock meanwhile
            session(bind=waiters if security.is_slow() else engine)

    @app.teardown_appcontext
    def release(_error: BaseException | None) -> None:
        session.remove()


def register_pages(app: Flask) -> None:
    """Every package in `web` that has a blueprint `bp`."""
    for found in pkgutil.iter_modules(web.__path__, "trainer.web."):
        if found.ispkg and (bp := getattr(importlib.import_module(found.name), "bp", None)):
            app.register_blueprint(bp)
