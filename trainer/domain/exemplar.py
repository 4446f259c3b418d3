"""An example piece: a trainee's work on a case as graders judged it, each alone, and what was settled afterwards."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from trainer.domain.inventory import Answer
from trainer.domain.schema import STRICT


@dataclass(frozen=True)
class Judged:
    """A level on one criterion, with the reason in a sentence."""

    __pydantic_config__: ClassVar = STRICT
    level: int
    why: str


@dataclass(frozen=True)
class ExampleGrading:
    """One grader's marks by criterion, before the others' were seen; `view` is what this grader attends to."""

    __pydantic_config__: ClassVar = STRICT
    id: str
    view: str
    marks: dict[str, Judged]


@dataclass(frozen=True)
class Exemplar:
    """curriculum/exemplars/<slug>.yaml. `case` and `rubric` are slugs; `adjudicated` is by criterion."""

    __pydantic_config__: ClassVar = STRICT
    title: str
    case: str
    rubric: str
    basis: Literal["illustrative", "clinician"]
    made_how: str
    made_on: str
    work: Answer
    graders: tuple[ExampleGrading, ...]
    adjudicated: dict[str, Judged]

    def settled(self) -> dict[str, int]:
        """The adjudicated levels by criterion."""
        return {criterion: judged.level for criterion, judged in self.adjudicated.items()}
