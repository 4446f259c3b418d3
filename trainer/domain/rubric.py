"""A grading rubric: criteria with anchored levels, and two lists of what harms and what helps."""

from dataclasses import dataclass
from typing import ClassVar

from trainer.domain.schema import STRICT


@dataclass(frozen=True)
class Level:
    """One level of a criterion; `anchor` says what work at this level looks like."""

    __pydantic_config__: ClassVar = STRICT
    score: int
    label: str
    anchor: str


@dataclass(frozen=True)
class Criterion:
    """One thing judged, tied to a competency."""

    __pydantic_config__: ClassVar = STRICT
    id: str
    name: str
    competency: str
    question: str
    levels: tuple[Level, ...]

    def level(self, score: float) -> Level | None:
        """The level of that score, if there is one: settled marks may lie between two."""
        return next((level for level in self.levels if level.score == score), None)


@dataclass(frozen=True)
class Check:
    """Something that a grader ticks where the work does it: in `harmful` it harms, in `helpful` it helps."""

    __pydantic_config__: ClassVar = STRICT
    id: str
    text: str


@dataclass(frozen=True)
class Rubric:
    """curriculum/rubrics/<slug>.yaml. An edition from before the lists has none, and no sources."""

    __pydantic_config__: ClassVar = STRICT
    title: str
    summary: str
    criteria: tuple[Criterion, ...]
    harmful: tuple[Check, ...] = ()
    helpful: tuple[Check, ...] = ()
    sources: tuple[str, ...] = ()

    def keys(self, slug: str) -> tuple[str, ...]:
        """How marks name this rubric's criteria when it is published as `slug`: `inventory/people`."""
        return tuple(f"{slug}/{criterion.id}" for criterion in self.criteria)
