"""A judgement: a flat map of paths to values while it is being written, whole once it is handed over.

A mark stands under `marks.<rubric>/<criterion>`, why it was revised under `reasons.…`; a tick of a rubric's checklist
under `checks.<rubric>/<list>/<item>`; a comment under `comments.<key>`, with the place it is pinned to.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from trainer.domain.draft import KEY, BadChange, is_flag, is_text
from trainer.domain.rubric import Rubric

PARTS: Final = ("marks", "reasons", "checks", "comments", "feedback")
LISTS: Final = ("harmful", "helpful")
PLACE: Final = re.compile(
    r"(turn/s\d+:[A-Z]\d+[a-z]?|(person|event|finding)/\d+|(area|element)/[a-z0-9_-]+|onset|formulation|safety"
    r"|criterion/[a-z0-9-]+/[a-z0-9-]+)"
)
"""What a comment can be pinned to: a turn; a row of the answer, by its number or its area; a criterion."""


def criteria(rubrics: Mapping[str, Rubric]) -> tuple[str, ...]:
    """The keys of all criteria, rubric by rubric, in their order."""
    return tuple(key for slug, rubric in rubrics.items() for key in rubric.keys(slug))


def criterion_names(rubrics: Mapping[str, Rubric]) -> dict[str, str]:
    """What each criterion is called, by its key."""
    return {f"{slug}/{c.id}": c.name for slug, rubric in rubrics.items() for c in rubric.criteria}


@dataclass(frozen=True)
class Comment:
    """A comment pinned to a place; `words` are those it speaks of, where some were chosen."""

    at: str
    text: str
    words: str = ""


@dataclass(frozen=True)
class Judgement:
    """What stands in a grading: marks and reasons by criterion, ticks, comments in the order made, the feedback."""

    marks: dict[str, int]
    reasons: dict[str, str]
    checks: tuple[str, ...]
    comments: tuple[Comment, ...]
    feedback: str

    def ticked(self, kind: str) -> list[str]:
        """What was ticked in the rubrics' lists of that kind, as `rubric/item`."""
        return [check.replace(f"/{kind}/", "/") for check in self.checks if f"/{kind}/" in check]

    def to_json(self) -> dict[str, Any]:
        """Everything but the marks, as an entry of the history keeps it."""
        comments = [{"at": c.at, "words": c.words, "text": c.text} for c in self.comments]
        ticked = {kind: self.ticked(kind) for kind in LISTS}
        return {"reasons": self.reasons, **ticked, "comments": comments, "feedback": self.feedback}


def comments_in(judgement: Mapping[str, Any]) -> tuple[Comment, ...]:
    """The comments of an entry of the history."""
    return tuple(Comment(c["at"], c["text"], c.get("words", "")) for c in judgement.get("comments", ()))


def _texts(state: Mapping[str, Any], part: str) -> dict[str, str]:
    start = f"{part}."
    return {p.removeprefix(start): v for p, v in sorted(state.items()) if p.startswith(start) and v}


def judgement_of(state: Mapping[str, Any], rubrics: Mapping[str, Rubric]) -> Judgement:
    """The judgement a state makes; comments without words, or taken out, are left out."""
    keys = criteria(rubrics)
    written: dict[str, dict[str, Any]] = {}
    for path, value in sorted(state.items()):
        if path.startswith("comments."):
            _part, key, field = path.split(".")
            written.setdefault(key, {})[field] = value
    reasons = _texts(state, "reasons")
    return Judgement(
        marks={k: state[f"marks.{k}"] for k in keys if f"marks.{k}" in state},
        reasons={k: reasons[k].strip() for k in keys if reasons.get(k, "").strip()},
        checks=tuple(_texts(state, "checks")),
        comments=tuple(
            Comment(c["at"], c["text"].strip(), c.get("words", ""))
            for _key, c in sorted(written.items())
            if c.get("at") and c.get("text", "").strip() and not c.get("gone")
        ),
        feedback=state.get("feedback.text", "").strip(),
    )


def revised(before: Mapping[str, int], now: Mapping[str, int]) -> list[str]:
    """Criteria whose mark is another one than was put down."""
    return [key for key, level in now.items() if before.get(key) != level]


def unexplained(before: Mapping[str, int], judgement: Judgement) -> list[str]:
    """Criteria that were revised without a reason."""
    return [key for key in revised(before, judgement.marks) if key not in judgement.reasons]


@dataclass(frozen=True)
class JudgementGrammar:
    """The paths a grading by these rubrics may hold."""

    rubrics: Mapping[str, Rubric]

    def check(self, path: str, value: Any) -> None:
        """Raises BadChange unless `value` may stand at `path`; None may stand anywhere a path exists."""
        ok = self._known(path.split("."), value)
        if ok is None:
            raise BadChange(f"there is no place {path!r} in a judgement by these rubrics")
        if not ok and value is not None:
            raise BadChange(f"{value!r} cannot stand at {path!r}")

    def _levels(self, key: str) -> Sequence[int] | None:
        slug, _slash, name = key.partition("/")
        found = next((c for c in self.rubrics[slug].criteria if c.id == name), None) if slug in self.rubrics else None
        return [level.score for level in found.levels] if found else None

    def _listed(self, key: str) -> bool:
        slug, _slash, rest = key.partition("/")
        rubric = self.rubrics.get(slug)
        lists = {"harmful": rubric.harmful, "helpful": rubric.helpful} if rubric else {}
        kind, _slash, item = rest.partition("/")
        return any(item == check.id for check in lists.get(kind, ()))

    def _known(self, parts: list[str], value: Any) -> bool | None:
        """Whether the value fits; None where the path is none of ours."""
        match parts:
            case ["marks", key]:
                levels = self._levels(key)
                return None if levels is None else not isinstance(value, bool) and value in levels
            case ["reasons", key]:
                return None if self._levels(key) is None else is_text(value)
            case ["checks", key]:
                return is_flag(value) if self._listed(key) else None
            case ["comments", key, field] if re.fullmatch(KEY, key):
                return self._comment(field, value)
            case ["feedback", "text"]:
                return is_text(value)
        return None

    @staticmethod
    def _comment(field: str, value: Any) -> bool | None:
        match field:
            case "text" | "words":
                return is_text(value)
            case "gone":
                return is_flag(value)
            case "at":
                return isinstance(value, str) and PLACE.fullmatch(value) is not None
        return None
