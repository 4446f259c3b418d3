"""What would be right at some place of an author's file: an example, made from the type that stands there."""

import json
import re
import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

_NAMED: Final[Mapping[str, Any]] = {
    "id": "an-id",
    "url": "https://example.org/page",
    "minutes": 40,
    "confidence": 70,
    "evidence": ["s1:C2"],
    "after": ["what-is-ipt"],
    "competencies": ["interpersonal-inventory"],
    "rubrics": ["inventory", "formulation"],
    "rule": "panel-1",
    "tradition": "weissman-markowitz",
    "relation": "friend",
    "status": "living",
    "aliases": ["her wife", "Jo"],
    "annotated_on": "2026-11-20",
    "made_on": "2026-11-20",
}
"""Keys whose type alone would make a poor example."""
_NEVER_EMPTY: Final = ("rubrics", "competencies")
_NONE: Final = ("", "-", "none", "nothing", "no", "n/a")
_PLAIN: Final = re.compile(r"[A-Za-z][\w .,'()-]*(?<! )|\d{4}-\d\d-\d\d|https://\S+|s\d+:[A-Z]\d+")
_TAKEN: Final = re.compile(r"(?i:yes|no|true|false|on|off|null|y|n)")


def type_at(of: Any, place: tuple[str | int, ...]) -> Any:
    """The type expected at a place within a value of type `of`; steps that only name a branch of a union are passed."""
    for step in place:
        found = next((t for branch in _branches(of) if (t := _child(branch, step)) is not None), None)
        of = of if found is None else found
    return of


def keys_of(of: Any) -> list[str]:
    """The keys that may stand in a value of this type."""
    return [f.name for branch in _branches(of) if is_dataclass(branch) for f in fields(branch)]


def example(of: Any, key: str | int | None, got: Any = None) -> str:
    """One line of YAML that would be right there; of what was found there, whatever can stay."""
    none = _lists_texts(of) and (got is None or (isinstance(got, str) and got.strip().lower() in _NONE))
    kept = None if none else _kept(of, got)
    line = _yaml(_named(str(key), of) if kept is None else kept)
    line += ", or [] where there is none" if none and key not in _NEVER_EMPTY else ""
    return f"{key}: {line}" if isinstance(key, str) else f"- {line}" if key is not None else line


def _branches(of: Any) -> tuple[Any, ...]:
    if get_origin(of) in (Union, types.UnionType):
        return tuple(branch for branch in get_args(of) if branch is not type(None))
    return (of,)


def _child(of: Any, step: str | int) -> Any:
    if is_dataclass(of):
        return get_type_hints(of).get(str(step))
    if get_origin(of) is tuple and isinstance(step, int):
        return get_args(of)[0]
    return get_args(of)[1] if get_origin(of) is dict and isinstance(step, str) else None


def _fits(of: Any, value: Any) -> bool:
    kinds = {get_origin(branch) or branch for branch in _branches(of)}
    return {list: tuple, str: str, int: int}[type(value)] in kinds


def _lists_texts(of: Any) -> bool:
    first = _branches(of)[0]
    return get_origin(first) is tuple and get_args(first)[0] is str


def _kept(of: Any, got: Any) -> Any:
    """A text that should be quoted, or one thing that should be a list, as it is meant; None for anything else."""
    first = _branches(of)[0]
    if first is str and isinstance(got, bool):
        return "yes" if got else "no"
    if first is str and isinstance(got, int | float):
        return str(got)
    return [got] if _lists_texts(of) and isinstance(got, str) and len(got) <= 60 else None


def _named(key: str, of: Any) -> Any:
    return _NAMED[key] if key in _NAMED and _fits(of, _NAMED[key]) else _sample(of)


def _sample(of: Any) -> Any:
    first = _branches(of)[0]
    origin, inner = get_origin(first), get_args(first)
    if origin is Literal:
        return inner[0]
    if origin is tuple:
        return [_sample(inner[0])]
    if origin is dict:
        return {"a-name": _sample(inner[1])}
    if is_dataclass(first):
        hints = get_type_hints(first)
        needed = [f.name for f in fields(first) if f.default is MISSING and f.default_factory is MISSING]
        return {name: _named(name, hints[name]) for name in needed or keys_of(first)[:1]}
    return {int: 3, float: 0.5, bool: True, date: "2026-11-20"}.get(first, "text")


def _yaml(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_yaml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_yaml, value)) + "]"
    if isinstance(value, str) and _PLAIN.fullmatch(value) and not _TAKEN.fullmatch(value) and "," not in value:
        return value
    return json.dumps(value, ensure_ascii=False)
