"""What the readers of a case say, as they wrote it: set beside an answer without any comparison with it."""

from dataclasses import dataclass

from trainer.domain.scoring.panel import Panel
from trainer.web.components.telling.readers import Reader, Readers
from trainer.web.components.telling.work import claimed


@dataclass(frozen=True)
class AreaVoice:
    """One reader on one area."""

    reader: Reader
    claimed: str
    confidence: int | None
    why: str


@dataclass(frozen=True)
class PersonVoice:
    """One person as the readers list them: whose list, how important to each, and why."""

    name: str
    said: tuple[tuple[Reader, str, str], ...]


@dataclass(frozen=True)
class Reading:
    """The whole panel. `onset` is reader, when, what kind, why; `points` and `texts` are of the formulation."""

    readers: Readers
    people: tuple[PersonVoice, ...]
    areas: dict[str, tuple[AreaVoice, ...]]
    onset: tuple[tuple[Reader, str, str, str], ...]
    findings: tuple[tuple[Reader, str, str, str], ...]
    points: tuple[tuple[Reader, tuple[str, ...]], ...]
    texts: tuple[tuple[Reader, str], ...]


def reading(panel: Panel) -> Reading:
    """The readers in the panel's order, people in the case's own."""
    readers, words = Readers(panel), panel.vocabulary
    pairs = tuple(zip(readers.each, panel.readers, strict=True))
    people = tuple(
        PersonVoice(
            panel.vignette.person[key].name,
            tuple(
                (r, words.label("importance", said[r.id].importance).partition(":")[0].lower(), said[r.id].why)
                for r in readers.among(said)
            ),
        )
        for key, said in panel.readings.items()
    )
    areas = {
        area: tuple(
            AreaVoice(r, claimed(c), c.confidence if c else None, c.why if c else "")
            for r, a in pairs
            for c in (a.areas.get(area),)
        )
        for area in panel.tradition.area_ids
    }
    onset = tuple(
        (r, a.onset.when, words.label("onset_kinds", a.onset.kind) if a.onset.kind else "", a.onset.why)
        for r, a in pairs
    )
    findings = tuple(
        (r, words.label("safety_kinds", f.kind), words.label("safety_statuses", f.status).lower(), f.why)
        for r, a in pairs
        for f in a.safety
    )
    points = tuple((r, a.key_points) for r, a in pairs)
    texts = tuple((r, a.formulation.text) for r, a in pairs)
    return Reading(readers, people, areas, onset, findings, points, texts)
