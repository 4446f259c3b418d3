"""A grading rubric: criteria with anchored levels."""

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


@dataclass(frozen=True)
class Rubric:
    """curriculum/rubrics/<slug>.yaml."""

    __pydantic_config__: ClassVar = STRICT
    title: str
    summary: str
    criteria: tuple[Criterion, ...]
