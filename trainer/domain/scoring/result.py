"""What a rule says of an answer: every number with the items, turns and readers it came from."""

from dataclasses import dataclass, field
from typing import Literal

Verdict = Literal["found", "missed", "misread", "unsupported"]
Standing = Literal["indicated", "defensible", "unsupported", "neutral"]


@dataclass(frozen=True)
class Item:
    """One thing that went into a part: what it is about, its worth there, why, the turns and the readers behind it."""

    about: str
    value: float
    why: str
    turns: tuple[str, ...] = ()
    readers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """A part of a dimension. `value` before clipping: 1 = as the panel, 0 = needs no reading; None = not measurable."""

    id: str
    weight: float
    value: float | None
    why: str
    items: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Marks:
    """The readers' own marks, each against the others, and the answer's against the same panels, in one order."""

    names: tuple[str, ...] = ()
    each: tuple[float | None, ...] = ()
    answer: tuple[float | None, ...] = ()


@dataclass(frozen=True)
class Dimension:
    """A dimension: the mean of its measurable parts, clipped to 0..1; None where none is measurable."""

    id: str
    weight: float
    value: float | None
    why: str
    parts: tuple[Part, ...]
    readers: Marks = Marks()


@dataclass(frozen=True)
class FieldReading:
    """One field of one person: the answer's value beside what each reader said there (None: left blank)."""

    field: str
    answer: object
    readers: dict[str, object]
    agreement: float | None
    constant: float | None


@dataclass(frozen=True)
class PersonVerdict:
    """One person: as entered (None: not entered), whom that matched (None: nobody), and what the readers say."""

    entered: str | None
    matched: str | None
    verdict: Verdict
    why: str
    key: bool = False
    essential: bool = False
    doubtful: bool = False
    cited: tuple[str, ...] = ()
    fits: tuple[str, ...] = ()
    panel_turns: dict[str, float] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    fields: tuple[FieldReading, ...] = ()


@dataclass(frozen=True)
class AreaVerdict:
    """One problem area: what the answer claims, what each reader chose and why."""

    area: str
    claimed: str
    standing: Standing
    votes: dict[str, str]
    reasons: dict[str, str]
    why: str
    cited: tuple[str, ...] = ()
    panel_turns: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class SafetyVerdict:
    """The gate. `passed` is None where the readers find nothing disclosed."""

    passed: bool | None
    missed: tuple[str, ...] = ()
    false_alarms: tuple[str, ...] = ()
    panel_turns: dict[str, dict[str, float]] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Score:
    """The whole. `total` is None for a contested panel: feedback without a total, and `contested` says why."""

    rule: str
    total: float | None
    contested: str | None
    readers: Marks
    dimensions: tuple[Dimension, ...]
    people: tuple[PersonVerdict, ...]
    areas: tuple[AreaVerdict, ...]
    safety: SafetyVerdict

    def dimension(self, dimension_id: str) -> Dimension:
        """The dimension of that id. Raises StopIteration when the rule has none."""
        return next(d for d in self.dimensions if d.id == dimension_id)
