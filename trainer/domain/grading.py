"""What judging a piece of work means: marks on criteria, what two graders' marks come to, and who must look again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from statistics import fmean, median
from typing import Any, Final

STATES: Final = ("waiting", "returned", "released")
"""With the graders; with the trainee for revision; seen by the trainee, with the panel."""

PLACES: Final = ("first", "second", "third", "appeal")
ENTRIES: Final = ("marked", "finished", "returned", "settled", "corrected")
OUTCOMES: Final = ("stood", "partly", "not")
"""Of a ten-minute defence: the choices stood up to questions, partly did, or did not."""

AIM_CHANGES: Final = ("reworded", "withdrawn", "taken-up")

LEAST, MOST = 1, 5
COMPETENT: Final = 3
"""The level whose anchors describe competent work; not a pass mark, which only a programme can set."""

BORDER: Final = 0.5
"""How far the mean level may lie from `COMPETENT`, either way, for work to be borderline (a second grader looks)."""

BOUND: Final = 1
"""Levels by which two graders may differ on a criterion before a third one looks."""

LOCK: Final = timedelta(minutes=30)
"""How long a claim holds after the last thing that was saved under it."""

WORDS_A_MINUTE: Final = 200
MINUTES_A_PERSON: Final = 0.25
MINUTES_A_RUBRIC: Final = 3

Marks = Mapping[str, int]
"""Levels by `rubric/criterion`."""


@dataclass(frozen=True)
class Settled:
    """The marks of a piece: one level per criterion, halves where two graders differ by one."""

    levels: dict[str, float]
    graders: int

    @property
    def mean(self) -> float:
        """The mean level, 1..5."""
        return fmean(self.levels.values())


def missing(marks: Marks, criteria: Sequence[str]) -> list[str]:
    """Criteria without a level yet, in the rubric's order."""
    return [criterion for criterion in criteria if marks.get(criterion) not in range(LEAST, MOST + 1)]


def wants_second(marks: Marks, harmful: int, drawn: bool) -> bool:
    """Whether a second grader judges it blind: drawn by lot, borderline, failing, or something harmful was ticked.

    Failing: the mean lies below `COMPETENT`, or a criterion is at the lowest level.
    """
    mean = fmean(marks.values())
    return drawn or harmful > 0 or mean < COMPETENT + BORDER or min(marks.values()) == LEAST


def is_drawn(reference: str, share: int) -> bool:
    """Whether the lot sends this hand-in to a second grader; `share` of a hundred are, and the same ones each time."""
    return int(sha256(reference.encode()).hexdigest(), 16) % 100 < share


def next_place(judged: Mapping[str, Marks], *, harmful: int, drawn: bool) -> str | None:
    """The place that still wants a grader, by the marks of those who have finished; None when all is judged."""
    if "first" not in judged:
        return "first"
    if "second" not in judged:
        return "second" if wants_second(judged["first"], harmful, drawn) else None
    if "third" not in judged:
        return "third" if wants_third(judged["first"], judged["second"]) else None
    return None


def expected_minutes(answer: Mapping[str, Any], rubrics: int) -> int:
    """About how long judging this answer takes: reading its prose, each person of its inventory, and each rubric."""
    people, areas = answer.get("people") or (), answer.get("areas") or {}
    prose = [(answer.get("formulation") or {}).get("text"), *(one.get("why") for one in (*people, *areas.values()))]
    words = sum(len((text or "").split()) for text in prose)
    return max(1, round(words / WORDS_A_MINUTE + len(people) * MINUTES_A_PERSON + rubrics * MINUTES_A_RUBRIC))


def wants_third(first: Marks, second: Marks) -> bool:
    """Whether two graders are further apart than the bound on any criterion."""
    return any(abs(first[criterion] - second[criterion]) > BOUND for criterion in first)


def settle(gradings: Sequence[Marks]) -> Settled:
    """One grader's marks as they are; two graders' means; three graders' medians. All share the same criteria."""
    middle = median if len(gradings) > 2 else fmean
    return Settled({c: float(middle([marks[c] for marks in gradings])) for c in gradings[0]}, len(gradings))


def counts(piece_released: bool, defence_required: bool, outcome: str | None) -> bool:
    """Whether assessed work counts: once it is released and, where a defence is required, once one has stood."""
    return piece_released and (outcome == "stood" or not defence_required)
