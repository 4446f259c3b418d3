"""What to practise next, chosen by rule and said why: a missed risk first, else what is furthest below the readers."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final, Literal

from trainer.domain.competence import SAFETY
from trainer.domain.scoring.result import Dimension, SafetyVerdict

Reason = Literal["safety", "below", "onward", "again", "nothing"]
NEAR: Final = 0.05
"""A dimension this close to the readers' own marks (of 0..1) is as good as theirs: one case cannot tell them apart."""
LEVELS: Final = ("introductory", "intermediate", "advanced")


@dataclass(frozen=True)
class CaseOnShelf:
    """A case one may work: what it practises, how hard it is, whether this person has handed it in."""

    slug: str
    level: str
    competencies: tuple[str, ...]
    done: bool


@dataclass(frozen=True)
class ModuleOnShelf:
    """A module in reading order; `read` is whether every section is marked as read."""

    slug: str
    competencies: tuple[str, ...]
    read: bool


@dataclass(frozen=True)
class NextStep:
    """`dimension` lies `gap` (0..1) below the readers; `module` or `case` is the slug to take up, `module` first."""

    reason: Reason
    competency: str | None = None
    dimension: str | None = None
    gap: float = 0.0
    module: str | None = None
    case: str | None = None


def gap(dimension: Dimension) -> float | None:
    """Mean of readers' own marks less the answer's against the same panels; None where nothing stands beside it."""
    pairs = zip(dimension.readers.each, dimension.readers.answer, strict=True)
    known = [theirs - mine for theirs, mine in pairs if theirs is not None and mine is not None]
    return sum(known) / len(known) if known else None


def _weaker(dimension: Dimension, of: dict[str, str], otherwise: str) -> str:
    """The competency of the part that earned least; `otherwise` where no part of those named was measured."""
    parts = [p for p in dimension.parts if p.id in of and p.value is not None]
    return of[min(parts, key=lambda p: p.value or 0.0).id] if parts else otherwise


def competency_of(dimension: Dimension) -> str:
    """What to practise when this dimension is weak; where a dimension mixes two, its weaker part decides."""
    match dimension.id:
        case "problem_areas":
            parts = {"primary": "problem-area-choice", "presence": "problem-area-choice", "onset": "timeline-and-onset"}
            return _weaker(dimension, parts, "problem-area-choice")
        case "evidence":
            parts = {"areas": "problem-area-choice", "people": "interpersonal-inventory"}
            return _weaker(dimension, parts, "interpersonal-inventory")
        case _:
            return "interpersonal-inventory"


def weakest(dimensions: Iterable[Dimension]) -> tuple[Dimension, float] | None:
    """The dimension furthest below the readers, and by how much; None where none is more than NEAR below."""
    gaps = [(d, g) for d in dimensions if (g := gap(d)) is not None and g > NEAR]
    return max(gaps, key=lambda pair: pair[1]) if gaps else None


def _case(cases: Iterable[CaseOnShelf], competency: str | None, worked: str) -> tuple[str | None, bool]:
    """A case that practises the competency, and whether it is done: undone ones first, then easier ones."""
    fit = [c for c in cases if c.slug != worked and (competency is None or competency in c.competencies)]
    best = min(fit, key=lambda c: (c.done, LEVELS.index(c.level)), default=None)
    return (best.slug, best.done) if best else (None, False)


def choose(
    worked: str,
    dimensions: Collection[Dimension],
    safety: SafetyVerdict | None,
    cases: Collection[CaseOnShelf],
    modules: Collection[ModuleOnShelf],
) -> NextStep:
    """What to take up after the case `worked`. Ties and missing content fall through to the next line of the rule."""
    if safety and safety.passed is False:
        slug, _ = _case(cases, SAFETY, worked)
        return NextStep("safety", SAFETY, case=slug)
    if low := weakest(dimensions):
        dimension, by = low
        competency = competency_of(dimension)
        module = next((m.slug for m in modules if competency in m.competencies and not m.read), None)
        slug, _ = _case(cases, competency, worked)
        return NextStep("below", competency, dimension.id, by, module, slug)
    slug, done = _case(cases, None, worked)
    if slug is None:
        return NextStep("nothing")
    return NextStep("again" if done else "onward", case=slug)
