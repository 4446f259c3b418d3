"""Where somebody types words of their own into a log that might be about a patient: what the guard reads."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from trainer.domain.identifiers import Finding, find
from trainer.domain.log_entries import Facts
from trainer.domain.log_words import sha256

GUARDED: Final[dict[str, tuple[str, ...]]] = {
    "ClinicalCase": ("code", "client", "protocol"),
    "ClinicalSession": ("language", "consent"),
    "Rating": ("instrument", "version"),
    "Measure": ("instrument",),
    "SupervisionGiven": ("supervisees", "setting", "population", "evaluated"),
    "Ruling": ("says",),
}
"""By kind. What is about the trainee alone, such as a licence's number or who led a course, is theirs to give."""


@dataclass(frozen=True)
class Suspicion:
    """What was found in one field. `key` says that very thing again without its words, to clear it by."""

    field: str
    finding: Finding
    key: str


def typed(facts: Facts, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each field's name with its words."""
    for field in GUARDED.get(type(facts).__name__, ()):
        value = getattr(facts, field)
        yield field, value if isinstance(value, str) else "; ".join(value)
    yield from texts.items()


def suspicions(
    fields: Iterator[tuple[str, str]], known: Collection[str], cleared: Collection[str] = ()
) -> tuple[Suspicion, ...]:
    """What could tell who a patient is, but for what the writer has cleared. `known` names may stand there."""
    found = []
    for field, text in fields:
        for finding in find(text, known):
            said = text[finding.start : finding.end]
            key = f"{field}:{finding.kind}:{sha256(f'{field}:{said}')[:12]}"
            if key not in cleared:
                found.append(Suspicion(field, finding, key))
    return tuple(found)
