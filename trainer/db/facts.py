"""The facts of a log entry as they are stored: one exact text, whose hash is what somebody vouched for."""

import hashlib
import json
from functools import cache
from typing import Any, cast

from pydantic import TypeAdapter, ValidationError

from trainer.domain.log_entries import KINDS, Facts

_KIND_OF = {of: kind for kind, of in KINDS.items()}


def kind_of(facts: Facts) -> str:
    """The word that stores and exports use."""
    return _KIND_OF[type(facts)]


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    """Built once; the kinds refuse unknown keys."""
    return TypeAdapter(KINDS[kind])


def canonical(value: Any) -> str:
    """The one way of writing plain data down."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def plain(facts: Facts) -> dict[str, Any]:
    """As plain data: days as 2027-01-31, exact numbers as texts."""
    made: dict[str, Any] = _adapter(kind_of(facts)).dump_python(facts, mode="json")
    return made


def to_text(facts: Facts) -> str:
    """As it is stored."""
    return canonical(plain(facts))


def from_text(kind: str, text: str) -> Facts:
    """As it was stored."""
    return cast("Facts", _adapter(kind).validate_json(text))


def read(kind: str, said: Any) -> Facts:
    """Facts out of plain data, such as a form or a file gives it. Raises ValueError, which names no value."""
    try:
        return cast("Facts", _adapter(kind).validate_json(canonical(said)))
    except ValidationError as wrong:
        where = sorted({".".join(map(str, fault["loc"])) or "?" for fault in wrong.errors()})
        raise ValueError(f"not as a {kind} is: {', '.join(where)}") from None


def digest_of(kind: str, data: str, words: dict[str, Any] | None) -> str:
    """What an entry is known by: the hash of exactly what it says."""
    said = "\n".join([kind, data, canonical(words) if words else ""])
    return hashlib.sha256(said.encode()).hexdigest()
