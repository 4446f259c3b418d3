"""Addresses are made by code that werkzeug compiles for each rule, twice: here only once somebody needs one of them."""

from collections.abc import Callable

from flask import Flask
from werkzeug.routing import Rule

Builder = Callable[..., tuple[str, str]]


class Address(Rule):
    """A rule that is matched like any other; of many a worker never makes an address."""

    def _compile_builder(self, append_unknown: bool = True) -> Builder:
        compiled: Builder | None = None

        def build(rule: Rule, /, **values: object) -> tuple[str, str]:
            nonlocal compiled
            if compiled is None:
                compiled = super(Address, self)._compile_builder(append_unknown)
            return compiled(rule, **values)

        return build


def init_app(app: Flask) -> None:
    """Before the first rule is added."""
    app.url_rule_class = Address
