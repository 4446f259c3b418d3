"""Long lists: pages of them, and the address of the same list with something changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote, urlencode

from flask import Flask, request, url_for


def here(**changes: Any) -> str:
    """This page's address with some of its query changed; None or an empty text takes a part away."""
    kept = _kept(changes)
    return quote(request.script_root + request.path) + (f"?{urlencode(kept)}" if kept else "")


def likewise(endpoint: str, **changes: Any) -> str:
    """The address of another page for which the same is asked."""
    return url_for(endpoint, **(request.view_args or {}), **_kept(changes))


def _kept(changes: Mapping[str, Any]) -> dict[str, Any]:
    """The query as it will be.

    What `url_for` would take for something else than a part of it is left out: visitors write queries.
    """
    ours = {"endpoint", "programme", *(request.view_args or {})}
    asked = {n: v for n, v in request.args.items() if n not in ours and not n.startswith("_")}
    return {name: value for name, value in {**asked, **changes}.items() if value not in (None, "")}


_PLACE: Final = 2**31 - 1
"""Stands in an address for a number that comes later."""


def addresses(endpoint: str, name: str, numbers: Iterable[int], **values: Any) -> dict[int, str]:
    """By number, the address that has it for `name`: worked out once, and not for each row of a list."""
    pattern = url_for(endpoint, **values | {name: _PLACE})
    return {number: pattern.replace(str(_PLACE), str(number)) for number in numbers}


MANY: Final = 50
"""So far things are counted that may be any number."""


class Counted(int):
    """As many as were counted, where there are more: reads as 50+."""

    def __str__(self) -> str:
        return f"{int(self)}+"


def counted(found: int) -> int:
    """What was found by looking for one more than `MANY`, as people read it."""
    return Counted(MANY) if found > MANY else found


@dataclass(frozen=True)
class Pages:
    """Which page of how many things is shown. `onward` says whether another follows where nobody counted them all."""

    number: int
    count: int
    size: int
    onward: bool = False

    @property
    def last(self) -> int:
        return max(1, -(-self.count // self.size), self.number + 1 if self.onward else 1)

    @property
    def first_shown(self) -> int:
        return (self.number - 1) * self.size + 1

    @property
    def last_shown(self) -> int:
        return self.number * self.size if self.onward else min(self.number * self.size, self.count)


def page_of(number: int, shown: int, count: int, size: int, *, more: bool) -> Pages:
    """A page of a list that is counted no further than `MANY`: the last one tells how many there are in all."""
    return Pages(number, count if more or not shown else (number - 1) * size + shown, size, more)


def page_number() -> int:
    """The page that the address asks for; 1 where it asks for none."""
    asked = request.args.get("page", "1")
    return max(1, int(asked)) if asked.isascii() and asked.isdecimal() and len(asked) < 9 else 1


def chosen(name: str, allowed: tuple[str, ...], usual: str) -> str:
    """What the address says under that name, if it is one of these."""
    value = request.args.get(name, usual)
    return value if value in allowed else usual


def sought(name: str) -> str:
    """Words that the address looks for; not endless."""
    return request.args.get(name, "")[:100].strip()


def count_of(number: int) -> str:
    """A number of people or things as it is read: 9,891, or 50+."""
    return str(number) if isinstance(number, Counted) else f"{number:,}"


def init_app(app: Flask) -> None:
    """Let templates ask."""
    app.jinja_env.filters["count_of"] = count_of
    app.jinja_env.globals |= {"here": here, "likewise": likewise}
