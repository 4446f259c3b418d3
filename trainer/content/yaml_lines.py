"""YAML whose every value knows its line: strict parsing into a domain type, all faults at once."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Final

import yaml
from pydantic import ValidationError

from trainer.content.adapters import adapter
from trainer.content.examples import example, keys_of, type_at
from trainer.content.faults import Fault
from trainer.content.yaml_slips import curly, slip

_MAX_DEPTH: Final = 40


class _Loader(yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader):  # type: ignore[misc]
    """Dates stay text, so that the schema judges them."""


_Loader.yaml_implicit_resolvers = {
    key: [(tag, pattern) for tag, pattern in rules if tag != "tag:yaml.org,2002:timestamp"]
    for key, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True)
class Parsed:
    """A parsed value, if it is sound, and where each part of it stood."""

    value: Any
    faults: list[Fault]
    node: yaml.Node | None
    file: str
    offset: int

    def line(self, place: tuple[str | int, ...]) -> int:
        """The line of the deepest part along `place`."""
        node = self.node
        if node is None:
            return 1 + self.offset
        line = node.start_mark.line
        for step in place:
            found = _child(node, step)
            if found is not None:
                line, node = found
        return line + 1 + self.offset

    def fault(self, place: tuple[str | int, ...], message: str) -> Fault:
        """A fault at that place, naming it; what stands in a list is counted from 1."""
        where = ".".join(str(p + 1 if isinstance(p, int) else p) for p in place)
        return Fault(self.file, self.line(place), f"{where}: {message}" if where else message)


def _child(node: yaml.Node, step: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if getattr(key, "value", None) == str(step):
                return key.start_mark.line, value
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step].start_mark.line, node.value[step]
    return None


def _shape_faults(node: yaml.Node, seen: set[int], offset: int, depth: int = 0) -> Iterator[tuple[int, str]]:
    """Duplicate keys, keys that are not plain words, aliases, and nesting beyond reason."""
    line = node.start_mark.line
    if depth > _MAX_DEPTH:
        yield line, f"nested more than {_MAX_DEPTH} deep"
        return
    if id(node) in seen:
        yield line, "an alias (*name); write the value out instead"
        return
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        first: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                yield key.start_mark.line, "a key that is not a plain word"
                continue
            if key.value in first:
                yield (
                    key.start_mark.line,
                    f"duplicate key {key.value!r} (first on line {first[key.value] + 1 + offset})",
                )
            first.setdefault(key.value, key.start_mark.line)
            yield from _shape_faults(value, seen, offset, depth + 1)
    elif isinstance(node, yaml.ScalarNode) and not node.style and (said := curly(node.value)):
        yield line, said
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _shape_faults(value, seen, offset, depth + 1)


def _say(error: Any, of: Any, place: tuple[str | int, ...]) -> str:
    kind, got, loc = error["type"], error["input"], error["loc"]
    if kind in ("unexpected_keyword_argument", "extra_forbidden"):
        near = get_close_matches(str(loc[-1]), keys_of(type_at(of, loc[:-1])), 1)
        if ":" in str(loc[-1]):
            return "no space after the colon; write " + str(loc[-1]).replace(":", ": ", 1)
        return "unknown key" + (f"; did you mean {near[0]!r}?" if near else "; take it out or check its spelling")
    there, key = type_at(of, loc), place[-1] if place else None
    if kind in ("missing", "missing_argument"):
        return f"is missing; for example: {example(there, key)}"
    if isinstance(got, dict) and got and there is str:
        head, rest = next(iter(got.items()))
        lead = f"{key}: " if isinstance(key, str) else "- "
        return f'text that holds a colon stands in quotes; write {lead}"{head}: {rest}"'
    said = error["msg"].removeprefix("Input should be ").removeprefix("a valid ")
    said = {
        "string": "text, in quotes if it looks like a number or yes/no",
        "array": "a list",
        "tuple": "a list",
        "object": "keys with values",
        "an object": "keys with values",
        "dictionary": "keys with values",
        "integer": "a whole number",
        "number": "a number",
        "boolean": "true or false",
        "True": "true",
    }.get(said, said)
    if kind == "literal_error":
        return f"should be {said}, not {_seen(got)}"
    shown = "" if isinstance(got, dict | list) else f", not {_seen(got)}"
    return f"should be {said}{shown}; for example: {example(there, key, got)}"


def _seen(got: Any) -> str:
    """What was found, as its author wrote it."""
    if got is None:
        return "nothing"
    return repr(str(got).lower() if isinstance(got, bool) else str(got)[:60])


def check_part(parsed: Parsed, place: tuple[str | int, ...], data: Any, of: Any) -> list[Fault]:
    """What keeps `data`, which stands at `place` of a parsed file, from being of type `of`."""
    return _checked(data, of, parsed, place)[1]


def _checked(data: Any, of: Any, parsed: Parsed, at: tuple[str | int, ...] = ()) -> tuple[Any, list[Fault]]:
    try:
        text = json.dumps(data)
    except (TypeError, ValueError, RecursionError) as error:
        return None, [parsed.fault(at, f"a value this file cannot hold: {error}")]
    try:
        return adapter(of).validate_json(text), []
    except ValidationError as error:
        faults: dict[tuple[str | int, ...], Fault] = {}
        for e in error.errors(include_url=False):
            # A union names its branches in the path ('str', 'Ask', ...): the author's place is what lies in the file.
            place = _place((*at, *e["loc"]), parsed)
            faults.setdefault(place, parsed.fault(place, _say(e, of, place)))
        return None, list(faults.values())


def _place(loc: tuple[str | int, ...], parsed: Parsed) -> tuple[str | int, ...]:
    node, place = parsed.node, []
    for n, step in enumerate(loc):
        found = _child(node, step) if node is not None else None
        if found is not None:
            place.append(step)
            node = found[1]
        elif n == len(loc) - 1 and isinstance(node, yaml.MappingNode):
            place.append(step)
    return tuple(place)


def _with(parsed: Parsed, value: Any, faults: list[Fault]) -> Parsed:
    return Parsed(None if faults else value, faults, parsed.node, parsed.file, parsed.offset)


def parse_yaml(text: str, of: Any, file: str, offset: int = 0) -> Parsed:
    """Parse `text` into the type `of`. `offset` is how many lines of `file` stand before it. Never raises."""

    def failed(line: int, message: str) -> Parsed:
        return Parsed(None, [Fault(file, line + 1 + offset, message)], None, file, offset)

    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        opened = error.context_mark.line if error.context_mark else None
        line, said = slip(text, mark.line if mark else 0, opened, f"{error.problem or error.context}")
        return failed(line, f"not valid YAML: {said}")
    except yaml.YAMLError as error:
        position = getattr(error, "position", 0)
        return failed(text[:position].count("\n"), "a character that YAML does not allow; retype the line")
    except (ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
        return failed(0, f"not valid YAML: {type(error).__name__}")
    if node is None:
        return failed(0, "empty; the keys are missing")
    shape = [Fault(file, line + 1 + offset, message) for line, message in _shape_faults(node, set(), offset)]
    parsed = Parsed(None, shape, node, file, offset)
    if any("alias" in f.message or "nested" in f.message or "a key that" in f.message for f in shape):
        return parsed
    try:
        data = yaml.load(text, Loader=_Loader)  # noqa: S506 - a SafeLoader
    except (yaml.YAMLError, ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        return failed(
            mark.line if mark else 0,
            f"not valid YAML: {getattr(error, 'problem', None) or type(error).__name__}",
        )
    value, faults = _checked(data, of, parsed)
    return _with(parsed, value, parsed.faults + faults)
