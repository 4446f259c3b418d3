"""A draft as a flat map of paths to values: which paths exist, how two writers merge, and the answer it makes.

Paths are what two tabs may touch apart: `people.p1.name`, `people.p1.cites.s1:C2`, `areas.grief.present`.
A value of None takes the path away. Nothing here knows of a browser or a database.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

from trainer.domain.vignette import Vignette
from trainer.domain.vocabulary import Choice, Field, Tradition, Vocabulary

State = dict[str, Any]
MAX_TEXT: Final = 20_000
MAX_PATHS: Final = 3_000
MAX_SIZE: Final = 500_000
"""Characters of all texts together: every save reads and writes them all."""
KEY: Final = "[a-z0-9][a-z0-9-]{0,39}"
"""How a person, an event or a comment is called in a path."""


@dataclass(frozen=True)
class Change:
    """One edit: at `path` the writer saw `base` and wants `value`. `operation` makes a repeat harmless."""

    operation: str
    path: str
    base: Any
    value: Any


@dataclass(frozen=True)
class Clash:
    """A change whose base is not what stands there: both values, for the person to choose."""

    operation: str
    path: str
    yours: Any
    theirs: Any


class BadChange(ValueError):
    """A change that no page of ours makes; `str` says what is wrong."""


class Places(Protocol):
    """The paths that something written piece by piece may hold."""

    def check(self, path: str, value: Any) -> None:
        """Raises BadChange unless `value` may stand at `path`; None may stand anywhere a path exists."""


def is_text(value: Any) -> bool:
    """Whether it is a text that can be kept."""
    return isinstance(value, str) and len(value) <= MAX_TEXT and "\0" not in value  # PostgreSQL holds no NUL


def _size(state: Mapping[str, Any]) -> int:
    return sum(len(str(value)) for value in state.values())


def _ask(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() == {"ask"} and is_text(value["ask"])


def is_flag(value: Any) -> bool:
    """Whether it is yes or no."""
    return isinstance(value, bool)


def _percent(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 100


def is_one_of(choices: Iterable[Choice], value: Any) -> bool:
    """Whether it is the id of one of them."""
    return any(value == c.id for c in choices)


def tie_fits(vocabulary: Vocabulary, tradition: Tradition, rest: list[str], value: Any) -> bool | None:
    """Whether the value may stand in that field of a person; None where it is no field of the vocabulary's."""
    match rest:
        case ["status"]:
            return is_one_of(vocabulary.statuses, value)
        case ["key" | "gone"]:
            return is_flag(value)
        case ["angle"]:
            return isinstance(value, int) and -360 <= value <= 360
        case ["area"]:
            return _ask(value) or value == "none" or value in tradition.area_ids
        case ["expectations"]:
            return _ask(value)
        case ["expectations", key, part] if re.fullmatch(KEY, key):
            f = vocabulary.field["expectations"]
            lists = {"by": f.by, "of": f.by, "about": f.topics, "voiced": f.voiced, "met": f.met}
            return is_flag(value) if part == "gone" else is_one_of(lists[part], value) if part in lists else None
        case [field_id] if field_id in vocabulary.field:
            return _field_fits(vocabulary.field[field_id], value)
    return None


def _field_fits(field: Field, value: Any) -> bool:
    if _ask(value):
        return True
    if field.kind == "set":
        return (
            isinstance(value, list) and len(set(map(str, value))) == len(value) and all(v in field.ids for v in value)
        )
    return is_text(value) if field.kind == "text" else value in field.ids


@dataclass(frozen=True)
class Grammar:
    """The paths a draft of one case may hold. `sessions` are those opened so far: later turns cannot be cited."""

    vocabulary: Vocabulary
    tradition: Tradition
    vignette: Vignette
    opened: int

    def _turn_open(self, turn: str) -> bool:
        return turn in self.vignette.turn and int(turn[1:].split(":")[0]) <= self.opened

    def check(self, path: str, value: Any) -> None:
        """Raises BadChange unless `value` may stand at `path`; None may stand anywhere a path exists."""
        parts = path.split(".")
        ok = self._known(parts, value)
        if ok is None:
            raise BadChange(f"there is no place {path!r} in a draft of this case")
        if not ok and value is not None:
            raise BadChange(f"{value!r} cannot stand at {path!r}")

    def _known(self, parts: list[str], value: Any) -> bool | None:
        """Whether the value fits; None where the path is none of ours."""
        match parts:
            case ["people", key, *rest] if re.fullmatch(KEY, key) and rest:
                return self._person(rest, value)
            case ["events", key, *rest] if re.fullmatch(KEY, key) and rest:
                return self._event(rest, value)
            case ["onset", *rest]:
                return self._onset(rest, value)
            case ["areas", area, *rest] if area in self.tradition.area_ids and rest:
                return self._area(rest, value)
            case ["safety", "nothing"]:
                return is_flag(value)
            case ["safety", kind, *rest] if any(k.id == kind for k in self.vocabulary.safety_kinds) and rest:
                return self._safety(rest, value)
            case ["formulation", "text"]:
                return is_text(value)
            case ["formulation", "elements", e] if is_one_of(self.vocabulary.formulation_elements, e):
                return is_text(value)
            case ["commitments", number, *rest] if number == str(self.opened) and rest:
                return self._commitment(rest, value)
        return None

    def _cites(self, rest: list[str], value: Any) -> bool | None:
        return is_flag(value) if len(rest) == 2 and rest[0] == "cites" and self._turn_open(rest[1]) else None

    def _person(self, rest: list[str], value: Any) -> bool | None:
        match rest:
            case ["name" | "relation" | "line" | "why"]:
                return is_text(value)
        fits = tie_fits(self.vocabulary, self.tradition, rest, value)
        return self._cites(rest, value) if fits is None else fits

    def _event(self, rest: list[str], value: Any) -> bool | None:
        match rest:
            case ["when" | "what"]:
                return is_text(value)
            case ["order"]:
                return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e6
            case ["kind"]:
                return value in ("event", "mood")
            case ["mood"]:
                return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 10
            case ["onset" | "gone"]:
                return is_flag(value)
        return self._cites(rest, value)

    def _onset(self, rest: list[str], value: Any) -> bool | None:
        match rest:
            case ["when" | "why"]:
                return is_text(value)
            case ["kind"]:
                return is_one_of(self.vocabulary.onset_kinds, value)
        return self._cites(rest, value)

    def _area(self, rest: list[str], value: Any) -> bool | None:
        match rest:
            case ["present"]:
                return is_flag(value)
            case ["rank"]:
                return value in ("primary", "secondary")
            case ["confidence"]:
                return _percent(value)
            case ["stage"]:
                return is_one_of(self.vocabulary.dispute_stages, value)
            case ["why"]:
                return is_text(value)
            case ["people", key] if re.fullmatch(KEY, key):
                return is_flag(value)
        return self._cites(rest, value)

    def _safety(self, rest: list[str], value: Any) -> bool | None:
        match rest:
            case ["status"]:
                return is_one_of(self.vocabulary.safety_statuses, value)
            case ["next_step"]:
                return is_one_of(self.vocabulary.next_steps, value)
            case ["why"]:
                return is_text(value)
        return self._cites(rest, value)

    def _commitment(self, rest: list[str], value: Any) -> bool | None:
        match rest:
            case ["areas", area] if area in self.tradition.area_ids:
                return _percent(value)
            case ["primary"]:
                return value in self.tradition.area_ids
            case ["note"]:
                return is_text(value)
        return None


def merge(state: Mapping[str, Any], changes: Iterable[Change], grammar: Places) -> tuple[State, list[Clash]]:
    """The state after the changes, and the changes that clashed and were left out. Raises BadChange.

    Different paths merge. On one path the later writer must have seen what stands there, or wants the same.
    """
    after = dict(state)
    clashes = []
    for change in changes:
        grammar.check(change.path, change.value)
        here = after.get(change.path)
        if here == change.value:
            continue
        if here != change.base:
            clashes.append(Clash(change.operation, change.path, change.value, here))
        elif change.value is None:
            after.pop(change.path, None)
        else:
            after[change.path] = change.value
    if len(after) > MAX_PATHS:
        raise BadChange(f"this holds at most {MAX_PATHS} entries; take something out first")
    if MAX_SIZE < _size(after) > _size(state):
        raise BadChange(f"this holds at most {MAX_SIZE} characters; shorten something first")
    return after, clashes
