"""The words a person sees, through gettext; English stands in the code and ships."""

import gettext as catalogues
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from flask import Flask, g, has_request_context
from flask_security import current_user
from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup
from werkzeug.local import LocalProxy

FOLDER = Path(__file__).with_name("translations")


@cache
def _catalogue(locale: str) -> catalogues.NullTranslations:
    return catalogues.translation("trainer", FOLDER, [locale], fallback=True)


def locale() -> str:
    """The language of this request: the signed-in person's own, else English."""
    if not has_request_context():
        return "en"
    chosen: str | None = g.get("locale")
    if chosen is None:
        chosen = g.locale = getattr(current_user, "locale", None) or "en"
    return chosen


def gettext(message: str) -> str:
    return _catalogue(locale()).gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    return _catalogue(locale()).ngettext(singular, plural, n)


def mark(message: str) -> str:
    """For words that somebody else will pass through gettext when they are shown."""
    return message


def lazy(message: str) -> Any:
    """For form labels and other words written down before there is a request. `Any`: it stands where a str is asked."""
    return LocalProxy(lambda: gettext(message))


_ = gettext


class Domain:
    """Flask-Security's own words, through the same catalogue as ours."""

    @staticmethod
    def gettext(message: str, **values: object) -> str:
        words = gettext(message)
        return words % values if values else words

    @staticmethod
    def ngettext(singular: str, plural: str, num: int, **values: object) -> str:
        return ngettext(singular, plural, num) % {"num": num, **values}


@lru_cache(8192)
def _words(locale: str, message: str, html: bool) -> str:
    """A message to put values into; in HTML it is safe as it is."""
    said = _catalogue(locale).gettext(message)
    return Markup(said) if html else said  # noqa: S704 - our own words and their translations


@lru_cache(8192)
def _plain(locale: str, message: str, html: bool) -> str:
    """A message that takes no values."""
    return _words(locale, message, html) % {}


@pass_eval_context
def _said(template: EvalContext, message: str, **values: object) -> str:
    """What Jinja’s own does too; but most of what a page says takes no value, and that is looked up."""
    html = template.autoescape
    return _words(locale(), message, html) % values if values else _plain(locale(), message, html)


def init_app(app: Flask) -> None:
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    app.jinja_env.globals.update({"_": _said, "gettext": _said, "locale": locale})
