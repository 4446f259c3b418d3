"""A judgement as people read it: levels with their anchors, comments with what they are pinned to."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from trainer.content.yaml_lines import adapter
from trainer.db.models import Submission
from trainer.domain.inventory import Answer
from trainer.domain.judgement import comments_in, criterion_names
from trainer.domain.rubric import Criterion, Level, Rubric
from trainer.services.catalogue import VignetteEdition
from trainer.web.components.telling.work import Work, work
from trainer.web.i18n import _


@dataclass(frozen=True)
class Judged:
    """One criterion with the level that it was given, and the anchors of that level: two where it lies between."""

    criterion: Criterion
    level: float
    anchors: tuple[Level, ...]
    each: tuple[float | None, ...]
    """The level that each of several graders gave."""


@dataclass(frozen=True)
class Remark:
    """A comment. `place` is what it is pinned to, in words, and `quoted` what stands there."""

    place: str
    quoted: str
    text: str


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


def remarks(
    judgement: Mapping[str, Any], done: Work, edition: VignetteEdition, rubrics: Mapping[str, Rubric]
) -> list[Remark]:
    """The comments of a judgement in their order, each with its place."""
    places = _places(done, rubrics)
    found = []
    for comment in comments_in(judgement):
        kind, _slash, rest = comment.at.partition("/")
        place, quoted = places.get(comment.at, (_("The work as a whole"), ""))
        if kind == "turn" and rest in edition.vignette.turn:
            session, _colon, number = rest.partition(":")
            place = _("Session %(session)s, %(turn)s") % {"session": session[1:], "turn": number}
            quoted = edition.vignette.turn[rest].text
        found.append(Remark(place, comment.words or quoted, comment.text))
    return found


def _places(done: Work, rubrics: Mapping[str, Rubric]) -> dict[str, tuple[str, str]]:
    found = {row.place: (row.name, row.line) for row in done.people}
    found |= {row.place: (row.name, row.why) for row in done.areas}
    found |= {row.place: (row.kind, row.why) for row in done.findings}
    found |= {row.place: (row.what, "") for row in done.events}
    found |= {place: (label, words) for place, label, words in done.elements}
    found |= {f"criterion/{key}": (name, "") for key, name in criterion_names(rubrics).items()}
    return found | {
        "onset": (_("Onset"), done.onset[0]),
        "formulation": (_("Formulation"), ""),
        "safety": (_("Safety"), ""),
    }
