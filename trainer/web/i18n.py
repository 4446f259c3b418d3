"""The words a person sees, through gettext; English stands in the code and ships."""

import gettext as catalogues
from collections.abc import Callable, Hashable
from functools import cache, lru_cache, wraps
from pathlib import Path
from typing import Any, TypeVar

from flask import Flask, g, has_request_context
from flask_security import current_user
from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup
from werkzeug.local import LocalProxy

FOLDER = Path(__file__).with_name("translations")
A = TypeVar("A", bound=Hashable)
T = TypeVar("T")


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


def in_each_language(make: Callable[[A], T]) -> Callable[[A], T]:
    """For words that depend on one thing and the language alone: made once for each, and then nobody's to change."""

    @cache
    def made(_locale: str, of: A) -> T:
        return make(of)

    @wraps(make)
    def words(of: A) -> T:
        return made(locale(), of)

    return words


class Domain:
    """Flask-Security's own words, through the same catalogue as ours."""

    @staticmethod
    def gettext(message: str, **values: object) -> str:
        words = gettext(message)
        return words % values if values else words

    @staticmethod
    def ngettext(singular: str, plural: str, num: int, **values: object) -> str:
        return ngettext(singular, plural, num) % {"num": num, **values}


Said = Callable[..., str]


@cache
def _said_in(locale: str) -> Said:
    """What templates know as `_` in one language. Most of what a page says takes no value: that is looked up."""

    @lru_cache(8192)
    def plain(message: str, html: bool) -> str:
        return words(message, html) % {}

    @lru_cache(8192)
    def words(message: str, html: bool) -> str:
        said = _catalogue(locale).gettext(message)
        return Markup(said) if html else said  # noqa: S704 - our own words and their translations

    @pass_eval_context
    def said(template: EvalContext, message: str, **values: object) -> str:
        html = template.autoescape
        return words(message, html) % values if values else plain(message, html)

    return said


@pass_eval_context
def _said(template: EvalContext, message: str, **values: object) -> str:
    """The same where a template does not know its page: in macros that are imported."""
    return _said_in(locale())(template, message, **values)


def init_app(app: Flask) -> None:
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    app.jinja_env.globals.update({"_": _said, "gettext": _said, "locale": locale})

    @app.context_processor
    def in_the_language_of_the_page() -> dict[str, Said]:
        return {"_": _said_in(locale())}
