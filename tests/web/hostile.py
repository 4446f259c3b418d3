"""What an attacker would send: values that no page of ours makes, and the forms of the pages to send them in."""

import inspect
import re
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from flask import Flask

from trainer import web

VALUES: Final = (
    "a\0b",
    "-1",
    "2147483648",
    "9223372036854775808",
    "9" * 100,
    "9" * 5000,
    "1e400",
    "NaN",
    "\u0663",
    "\u00b2",
    "0001-01-01",
    "9999-12-31",
    "0001-01-01T00:00",
    "9999-12-31T23:59",
    "%s%(name)s{0}{{7*7}}",
    "<script>\"'`\\",
    "x: y\r\nBcc: z@example.org",
    "\u202eq\u2028\x1b\x85",
    "[]",
    '{"a": {"b": [1e999]}}',
)

_ASKED: Final = re.compile(r'(?:args\.get|values\.get|form\.get|form\.getlist|sought|chosen|day)\(\s*"([a-z_]+)"')


@cache
def every_name() -> tuple[str, ...]:
    """All names that any page asks its address or its form for."""
    root = Path(str(web.__file__)).parent
    return tuple(sorted({name for file in root.rglob("*.py") for name in _ASKED.findall(file.read_text("utf-8"))}))


def names_of(site: Flask, endpoint: str) -> list[str]:
    """Those that the module of one page asks for."""
    module = inspect.getmodule(inspect.unwrap(site.view_functions[endpoint]))
    return sorted(set(_ASKED.findall(inspect.getsource(module)))) if module else []


@dataclass
class Form:
    """A form of a page as a browser would send it untouched."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)


class _Forms(HTMLParser):
    """Gathers the forms that post."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.found: list[Form] = []
        self._open: Form | None = None
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._open = (
                Form(given.get("action") or self.address) if given.get("method", "").lower() == "post" else None
            )
            if self._open:
                self.found.append(self._open)
        if self._open is None:
            return
        name = given.get("name", "")
        if tag == "select":
            self._select = name
            self._open.fields.setdefault(name, "")
        elif tag == "option" and self._select and ("selected" in given or not self._open.fields[self._select]):
            self._open.fields[self._select] = given.get("value", "")
        elif name and (tag in ("input", "textarea", "button")):
            ticked = given.get("type") not in ("checkbox", "radio") or "checked" in given
            if ticked or name not in self._open.fields:
                self._open.fields[name] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None
        if tag == "select":
            self._select = ""


def forms(html: str, address: str) -> list[Form]:
    """The forms of a page that post, whose action is the page where they name none."""
    reader = _Forms(address)
    reader.feed(html)
    return reader.found
