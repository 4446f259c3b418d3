"""Rule panel-1: an answer against a panel as a distribution, every part corrected for what needs no reading."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from trainer.domain.inventory import Answer
from trainer.domain.scoring.matching import Match, match_people
from trainer.domain.scoring.panel import Panel
from trainer.domain.scoring.panel_1.areas import area_verdicts, onset, presence, primary
from trainer.domain.scoring.panel_1.evidence import area_turns, people_turns
from trainer.domain.scoring.panel_1.people import coverage, key_people
from trainer.domain.scoring.panel_1.relationships import relationships
from trainer.domain.scoring.panel_1.safety import gate
from trainer.domain.scoring.panel_1.verdicts import person_verdicts
from trainer.domain.scoring.result import Dimension, Marks, Part, Score

NAME = "panel-1"

Parts = tuple[Part, ...]
_Dimension = tuple[str, float, Callable[[Answer, tuple[Match, ...], Panel], Parts]]
DIMENSIONS: tuple[_Dimension, ...] = (
    ("people", 0.25, lambda a, m, p: (coverage(a, m, p), key_people(a, m, p))),
    ("relationships", 0.25, lambda a, m, p: (relationships(a, m, p),)),
    ("evidence", 0.20, lambda a, m, p: (area_turns(a, p), people_turns(a, m, p))),
    ("problem_areas", 0.30, lambda a, m, p: (primary(a, p), presence(a, p), onset(a, p))),
)


def _value(dimension: str, parts: Parts, answer: Answer) -> tuple[float | None, str]:
    if dimension == "problem_areas" and answer.primary() is None:
        return 0.0, "No primary area is chosen, so nothing is earned here."
    measured = [p for p in parts if p.value is not None]
    if not measured:
        return None, parts[0].why
    mean = sum(p.weight * (p.value or 0.0) for p in measured) / sum(p.weight for p in measured)
    best = max(measured, key=lambda p: p.weight)
    return min(1.0, max(0.0, mean)), best.why


def _matches(answer: Answer, panel: Panel) -> tuple[Match, ...]:
    """Who is meant depends on the case alone, not on its readers."""
    return match_people(answer.people, panel.vignette, panel.vocabulary)


def _dimensions(answer: Answer, matches: tuple[Match, ...], panel: Panel) -> tuple[Dimension, ...]:
    found = []
    for name, weight, measure in DIMENSIONS:
        parts = measure(answer, matches, panel)
        value, why = _value(name, parts, answer)
        found.append(Dimension(name, weight, value, why, parts))
    return tuple(found)


def total(dimensions: tuple[Dimension, ...]) -> float:
    """Weighted mean of the measurable dimensions, 0..1."""
    measured = [d for d in dimensions if d.value is not None]
    weight = sum(d.weight for d in measured)
    return sum(d.weight * (d.value or 0.0) for d in measured) / weight if weight else 0.0


def parts_of(answer: Answer, panel: Panel) -> dict[str, float]:
    """Every measurable part before clipping, named `dimension: part`."""
    found = _dimensions(answer, _matches(answer, panel), panel)
    return {f"{d.id}: {p.id}": p.value for d in found for p in d.parts if p.value is not None}


def mark(answer: Answer, panel: Panel) -> float:
    """The total alone, whether or not the panel is contested: for readers' own marks and for gaming checks."""
    return total(_dimensions(answer, _matches(answer, panel), panel))


@lru_cache(128)
def _leave_one_out(panel: Panel) -> tuple[tuple[Panel, ...], tuple[tuple[Dimension, ...], ...]]:
    """The panels without each reader in turn, and that reader's own dimensions against the others."""
    if panel.size < 2:
        return (), ()
    rest = tuple(panel.without(r.annotator) for r in panel.readers)
    answers = [r.as_answer() for r in panel.readers]
    own = tuple(_dimensions(a, _matches(a, p), p) for a, p in zip(answers, rest, strict=True))
    return rest, own


def score(answer: Answer, panel: Panel) -> Score:
    """The answer against the panel, with the readers' own marks against the same leave-one-out panels beside it."""
    matches = _matches(answer, panel)
    dimensions = _dimensions(answer, matches, panel)
    rest, own = _leave_one_out(panel)
    names = tuple(r.annotator for r in panel.readers) if rest else ()
    mine = [_dimensions(answer, matches, p) for p in rest]
    marked = tuple(
        replace(d, readers=Marks(names, tuple(o[i].value for o in own), tuple(m[i].value for m in mine)))
        for i, d in enumerate(dimensions)
    )
    marks = Marks(names, tuple(total(o) for o in own), tuple(total(m) for m in mine))
    return Score(
        rule=NAME,
        total=None if panel.contested else total(dimensions),
        contested=panel.contested,
        readers=marks,
        dimensions=marked,
        people=person_verdicts(answer, matches, panel),
        areas=area_verdicts(answer, panel),
        safety=gate(answer, panel),
    )
