"""Content as an immutable edition: canonical JSON and its fingerprint, and back again."""

import hashlib
import json
import re
from typing import Any, Final

from trainer.content.adapters import adapter
from trainer.content.old_pathways import lifted
from trainer.content.setting import Setting
from trainer.domain.exemplar import Exemplar
from trainer.domain.module import Module
from trainer.domain.pathway import Pathway
from trainer.domain.rubric import Rubric
from trainer.domain.vignette import Vignette

KINDS: Final[dict[str, Any]] = {
    "vignette": Vignette,
    "module": Module,
    "rubric": Rubric,
    "pathway": Pathway,
    "exemplar": Exemplar,
    "setting": Setting,
}


_LATER: Final[dict[str, dict[str, Any]]] = {"module": {"quiz": None}, "vignette": {"later": [], "decisions": []}}
_LATER_OF_A_READING: Final[dict[str, Any]] = {"decisions": [], "second_circle": []}
"""Keys added since content was first published, with what stands where an author wrote nothing: not part of the text,
so that content which has not changed keeps its fingerprint."""


def _without(plain: dict[str, Any], later: dict[str, Any]) -> None:
    for key, nothing in later.items():
        if plain[key] == nothing:
            del plain[key]


def canonical(kind: str, value: Any) -> str:
    """The one JSON text of a value: keys sorted, no spare space, so that equal content has an equal fingerprint."""
    plain = adapter(KINDS[kind]).dump_python(value, mode="json")
    _without(plain, _LATER.get(kind, {}))
    for reading in plain["annotations"] if kind == "vignette" else ():
        _without(reading, _LATER_OF_A_READING)
    return json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def fingerprint(kind: str, slug: str, text: str) -> str:
    """SHA-256, in hex, of kind, slug and canonical text."""
    return hashlib.sha256(f"{kind}\n{slug}\n{text}".encode()).hexdigest()


_ONE_RUBRIC: Final = re.compile(r'"rubric":("[^"]*")')


def restore(kind: str, text: str) -> Any:
    """The value an edition holds. What was published in an older shape is read in today's."""
    if kind == "vignette":
        text = _ONE_RUBRIC.sub(r'"rubrics":[\1]', text, count=1)
    if kind == "pathway":
        text = json.dumps(lifted(json.loads(text)))
    return adapter(KINDS[kind]).validate_json(text)
