"""The shared words as their author wrote them: four files of a content root, and all that is wrong with them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from trainer.content.faults import Fault, read_text
from trainer.content.setting import Setting
from trainer.content.yaml_lines import Parsed, parse_yaml
from trainer.domain.vocabulary import FIELD_IDS, Competencies, Term, Traditions, Vocabulary

VOCABULARY: Final = "curriculum/inventory_fields.yaml"
TRADITIONS: Final = "curriculum/problem_areas.yaml"
COMPETENCIES: Final = "curriculum/competencies.yaml"
GLOSSARY: Final = "curriculum/glossary.yaml"


def _vocabulary(parsed: Parsed) -> list[Fault]:
    have = [f.id for f in parsed.value.fields]
    missing = [f for f in FIELD_IDS if f not in have]
    faults = [parsed.fault(("fields", i, "id"), f"no field {f!r} exists; one of: {', '.join(FIELD_IDS)}")
              for i, f in enumerate(have) if f not in FIELD_IDS]  # fmt: skip
    if missing:
        faults.append(parsed.fault(("fields",), "missing " + ", ".join(missing)))
    return faults


def _load(
    root: Path, name: str, of: Any, faults: list[Fault], also: Callable[[Parsed], list[Fault]] | None = None
) -> Any:
    text, unread = read_text(root / name, name)
    if unread:
        faults += unread
        return None
    parsed = parse_yaml(text, of, name)
    found = parsed.faults or (also(parsed) if also else [])
    faults += found
    return None if found else parsed.value


def read_setting(root: Path) -> tuple[Setting | None, list[Fault]]:
    """The shared words under `root`, or what is wrong with them."""
    faults: list[Fault] = []
    vocabulary = _load(root, VOCABULARY, Vocabulary, faults, _vocabulary)
    traditions = _load(root, TRADITIONS, Traditions, faults)
    competencies = _load(root, COMPETENCIES, Competencies, faults)
    glossary = _load(root, GLOSSARY, dict[str, Term], faults)
    if faults:
        return None, faults
    return Setting(vocabulary, traditions, competencies, glossary), []
