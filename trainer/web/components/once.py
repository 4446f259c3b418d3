"""Pieces of pages that are the same in every view: made the first time, then held."""

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from flask import Flask, g, has_request_context, request
from jinja2 import TemplateSyntaxError, nodes
from jinja2.ext import Extension
from jinja2.parser import Parser
from markupsafe import Markup

from trainer.web.i18n import locale

HOLD: Final = 1024
"""How many pieces a worker holds; a site with more makes the least used again."""

SAME: Final = frozenset(("_", "asset", "glyph", "ngettext", "trail", "url_for", "url_for_security", "ways"))
"""What a held piece may call: it says the same for the same arguments, language and programme."""


def place() -> tuple[str, str | None, str]:
    """What the words and addresses of a page depend on: where the site is mounted, the programme, the language."""
    here: tuple[str, str | None, str] | None = g.get("place")
    if here is None:
        root = request.root_path if has_request_context() else ""
        here = g.place = (root, g.get("programme_slug"), locale())
    return here


@lru_cache(HOLD)
def _held(key: tuple[object, ...]) -> list[Markup]:
    return []


def once(key: tuple[object, ...], make: Callable[[], str]) -> Markup:
    """What `make` gives, made only the first time `key` is asked for.

    The key names everything that the piece depends on: what is missing there, one person would see of another.
    """
    held = _held(key)
    if not held:
        held.append(Markup(make()))  # noqa: S704 - our own templates, which escape what they are given
    return held[0]


class Once(Extension):
    """`{% once key, … %}…{% endonce %}`: a stretch of a template that is rendered once for each language, programme
    and key. A name that stands in it must stand in the key too, or the template is refused.
    """

    tags = {"once"}  # noqa: RUF012 - as Jinja declares it

    def parse(self, parser: Parser) -> nodes.Node:
        token = next(parser.stream)
        key: list[nodes.Expr] = []
        while parser.stream.current.type != "block_end":
            if key:
                parser.stream.expect("comma")
            key.append(parser.parse_expression())
        body = parser.parse_statements(("name:endonce",), drop_needle=True)
        known = {name.name for part in key for name in nodes.Tuple([part], "load").find_all(nodes.Name)}
        names = [name for part in body for name in nodes.Scope([part]).find_all(nodes.Name)]
        known |= SAME | {name.name for name in names if name.ctx in ("store", "param")} | {"loop"}
        for name in names:
            if name.name not in known:
                raise TemplateSyntaxError(f"`{name.name}` is not in the key of its `once`", name.lineno, parser.name)
        place = [nodes.Const(parser.name), nodes.Const(token.lineno)]
        return nodes.CallBlock(self.call_method("held", [*place, *key]), [], [], body).set_lineno(token.lineno)

    def held(self, *key: object, caller: Callable[[], str]) -> Markup:
        """The piece for this key, where the page is."""
        return once((*place(), *key), caller)


def init_app(app: Flask) -> None:
    """Let templates hold pieces of theirs."""
    app.jinja_env.add_extension(Once)
