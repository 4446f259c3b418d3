"""A judgement as people read it: levels with the anchors that describe them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from trainer.content.adapters import adapter
from trainer.db.models import Submission
from trainer.domain.inventory import Answer
from trainer.domain.rubric import Criterion, Level, Rubric
from trainer.services.catalogue import VignetteEdition
from trainer.web.components.telling.work import Work, work


@dataclass(frozen=True)
class Judged:
    """One criterion with the level that it was given, and the anchors of that level: two where it lies between."""

    key: str
    criterion: Criterion
    level: float
    anchors: tuple[Level, ...]
    each: tuple[float | None, ...]
    """The level that each of several graders gave."""


def answer_of(submission: Submission) -> Answer:
    """What was handed in."""
    answer: Answer = adapter(Answer).validate_json(json.dumps(submission.answer))
    return answer


def work_of(submission: Submission, edition: VignetteEdition) -> Work:
    """The same, row by row."""
    return work(answer_of(submission), edition.vocabulary, edition.tradition)


def level_words(level: float) -> str:
    """3, or 2½."""
    whole, half = divmod(level, 1)
    return f"{int(whole)}{'½' if half else ''}"


def judged_by(
    levels: Mapping[str, float], rubrics: Mapping[str, Rubric], each: tuple[Mapping[str, float], ...] = ()
) -> list[tuple[Rubric, list[Judged]]]:
    """Rubric by rubric, in their order; `each` are the marks of the graders whom the levels were settled from."""
    found = []
    for slug, rubric in rubrics.items():
        rows = [
            Judged(
                key,
                criterion,
                levels[key],
                tuple(level for level in criterion.levels if abs(level.score - levels[key]) < 1),
                tuple(marks.get(key) for marks in each),
            )
            for key, criterion in zip(rubric.keys(slug), rubric.criteria, strict=True)
            if key in levels
        ]
        found.append((rubric, rows))
    return found
