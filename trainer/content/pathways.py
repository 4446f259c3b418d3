"""A pathway file: its requirements checked against their types, and against each other."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from trainer.content.adapters import adapter
from trainer.content.faults import Fault, read_text
from trainer.content.yaml_lines import Parsed, check_part, parse_yaml
from trainer.domain.guides import BODIES
from trainer.domain.pathway import Pathway, PathwayFile, PathwayHead
from trainer.domain.requirements import TYPES

COMPOUND = ("any-of", "all-of")


def read_pathway(path: Path) -> tuple[Pathway | None, list[Fault]]:
    """The pathway in `path`, or every fault in it."""
    file = f"curriculum/pathways/{path.name}"
    text, unread = read_text(path, file)
    if unread:
        return None, unread
    parsed = parse_yaml(text, PathwayFile, file)
    if parsed.value is None:
        return None, parsed.faults
    written: PathwayFile = parsed.value
    faults = [*_head(parsed, written, path.stem)]
    for i, row in enumerate(written.requirements):
        faults += _row(parsed, ("requirements", i), row, written)
    faults += _parts(parsed, written)
    if faults:
        return None, faults
    requirements = tuple(built(row) for row in written.requirements)
    if not written.cases and any(row.about_cases for row in requirements):
        return None, [parsed.fault((), "cases: is missing; how many clinical cases are put forward for this level")]
    head = {f.name: getattr(written, f.name) for f in fields(PathwayHead)}
    head["letters_from"] = written.letters_from or (written.body,)
    return Pathway(slug=path.stem, requirements=requirements, **head), []


def built(row: dict[str, Any]) -> Any:
    """The requirement that a sound row is."""
    return adapter(TYPES[row["type"]]).validate_json(json.dumps(row))


def _head(parsed: Parsed, written: PathwayFile, slug: str) -> Iterator[Fault]:
    if written.body not in BODIES:
        yield parsed.fault(("body",), f"no body {written.body!r}; one of: {', '.join(BODIES)}")
    named = f"{written.body}-{written.level}-{written.edition}"
    if slug != named:
        yield parsed.fault(("edition",), f"the file should be called {named}.yaml, after body, level and edition")
    if not written.requirements:
        yield parsed.fault(("requirements",), "is empty; a pathway asks for something")
    if written.owner == "outside" and written.read_on is None:
        yield parsed.fault(("read_on",), "should be the day on which the body's own pages were read")
    for i, body in enumerate(written.letters_from):
        if body not in BODIES:
            yield parsed.fault(("letters_from", i), f"no body {body!r}; one of: {', '.join(BODIES)}")
    keys = [f.name for f in fields(PathwayFile)]
    for i, reading in enumerate(written.reading):
        if reading.of not in keys:
            yield parsed.fault(("reading", i, "of"), f"no key {reading.of!r} here; one of: {', '.join(keys)}")


def _row(parsed: Parsed, place: tuple[str | int, ...], row: dict[str, Any], written: PathwayFile) -> Iterator[Fault]:
    kind = row.get("type")
    if kind not in TYPES:
        near = get_close_matches(str(kind), TYPES, 1)
        hint = f"did you mean {near[0]!r}?" if near else f"one of: {', '.join(TYPES)}"
        yield parsed.fault((*place, "type"), f"no requirement type {kind!r}; {hint}")
        return
    faults = check_part(parsed, place, row, TYPES[kind])
    yield from faults
    if faults:
        return
    if Counter(r.get("id") for r in written.requirements)[row["id"]] > 1:
        yield parsed.fault((*place, "id"), f"{row['id']!r} stands twice; ids differ")
    if written.owner == "outside" and "read_on" not in row:
        yield parsed.fault(place, "read_on: is missing; the day on which the source was read")
    requirement = built(row)
    for key, right in _values(requirement):
        yield parsed.fault((*place, key), right)
    keys = [f.name for f in fields(requirement)]
    for i, reading in enumerate(requirement.reading):
        if reading.of not in keys:
            yield parsed.fault(
                (*place, "reading", i, "of"), f"{kind} has no key {reading.of!r}; one of: {', '.join(keys)}"
            )


def _values(row: Any) -> Iterator[tuple[str, str]]:
    """Keys whose values no requirement could use, each with what would be right."""
    for key in ("value", "cases", "per"):
        if getattr(row, key, 1) <= 0 and not (row.type == "membership" and row.value == 0):
            yield key, "should be more than 0"
    for key, body in (("body", getattr(row, "body", "")), ("by", row.by.body if getattr(row, "by", None) else "")):
        if body and body not in BODIES:
            yield key, f"no body {body!r}; one of: {', '.join(BODIES)}"
    for key in ("after_levels", "unspent_levels"):
        if getattr(row, key, ()) and not row.body:
            yield key, "needs `body`: whose levels they are"
    yield from row.faults()


def _parts(parsed: Parsed, written: PathwayFile) -> Iterator[Fault]:
    """What `any-of` and `all-of` are made of: rows further down, each a part of one thing only."""
    ids = [row.get("id") for row in written.requirements]
    seen: set[str] = set()
    for i, row in enumerate(written.requirements):
        parts = row.get("of") if row.get("type") in COMPOUND else None
        for n, part in enumerate(parts if isinstance(parts, list) else ()):
            place = ("requirements", i, "of", n)
            if part not in ids:
                yield parsed.fault(place, f"no requirement {part!r} in this file")
            elif ids.index(part) <= i:
                yield parsed.fault(place, f"{part!r} should stand below the requirement that it is a part of")
            elif part in seen:
                yield parsed.fault(place, f"{part!r} is a part of another requirement already; give it a row for each")
            seen.add(part)
