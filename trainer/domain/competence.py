"""What practice on cases says about each competency: which dimensions of a score speak for it, and how it moved.

Practice, never credential evidence. Formulation is prose, so no machine mark stands for it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from trainer.domain.scoring.result import Dimension, Marks, SafetyVerdict

SPEAKS_FOR: Final[Mapping[str, Mapping[str, float]]] = {
    "interpersonal-inventory": {"people": 0.25, "relationships": 0.25, "evidence": 0.10},
    "problem-area-choice": {"problem_areas": 0.30, "evidence": 0.10},
}
"""By competency the dimensions that speak for it, with the weights of rule panel-1; evidence is half of each."""

SAFETY: Final = "risk-assessment"


@dataclass(frozen=True)
class Attempt:
    """What the pages over time need of one revealed submission."""

    reference: str
    slug: str
    attempt: int
    handed_in_at: datetime
    total: float | None
    readers: Marks
    dimensions: tuple[Dimension, ...]
    safety: SafetyVerdict


@dataclass(frozen=True)
class Point:
    """One competency in one attempt, 0..1: the mark against the panel, and both sides of the leave-one-out marks."""

    attempt: Attempt
    value: float
    readers: tuple[float, ...]
    answer: tuple[float, ...]


def _mean(values: Iterable[tuple[float, float | None]]) -> float | None:
    """Mean of the measurable values, by weight."""
    known = [(w, v) for w, v in values if v is not None]
    return sum(w * v for w, v in known) / sum(w for w, _ in known) if known else None


def _side(dimensions: list[tuple[float, Marks]], side: str) -> tuple[float, ...]:
    columns = [[(w, getattr(m, side)[i]) for w, m in dimensions] for i in range(len(dimensions[0][1].names))]
    return tuple(v for column in columns if (v := _mean(column)) is not None)


def point(competency: str, attempt: Attempt) -> Point | None:
    """The competency in one attempt; None where nothing that speaks for it could be measured."""
    weights = SPEAKS_FOR.get(competency, {})
    measured = [(weights[d.id], d) for d in attempt.dimensions if d.id in weights and d.value is not None]
    value = _mean((w, d.value) for w, d in measured)
    if value is None:
        return None
    marked = [(w, d.readers) for w, d in measured if d.readers.names]
    sides = (_side(marked, "each"), _side(marked, "answer")) if marked else ((), ())
    return Point(attempt, value, *sides)


def course(competency: str, attempts: Iterable[Attempt]) -> tuple[Point, ...]:
    """The competency over time, oldest first."""
    ordered = sorted(attempts, key=lambda a: a.handed_in_at)
    return tuple(p for a in ordered if (p := point(competency, a)))
