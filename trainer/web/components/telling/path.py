"""The commitments stage by stage beside the readers' own path: one small drawing for each area, and a table."""

from dataclasses import dataclass
from typing import Final

from trainer.domain.inventory import Answer, Commitment
from trainer.web.components.telling.matter import Matter
from trainer.web.components.telling.readers import Reader

LEFT: Final = 12.0
RIGHT: Final = 188.0
TOP: Final = 10.0
BOTTOM: Final = 90.0
"""Edges of the plot in its own units; 0 per cent lies at the bottom, 100 at the top."""


@dataclass(frozen=True)
class Dot:
    """One stage of one line; `first` where the area was put first then."""

    x: float
    y: float
    first: bool


@dataclass(frozen=True)
class Line:
    """Somebody's confidence in one area over the stages; `reader` is None for the answer."""

    reader: Reader | None
    dots: tuple[Dot, ...]

    @property
    def points(self) -> str:
        return " ".join(f"{d.x:g},{d.y:g}" for d in self.dots)


@dataclass(frozen=True)
class Plot:
    """One area."""

    id: str
    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Thought:
    """One stage of somebody's path: what was put first, how sure of each area, and the note."""

    reader: Reader | None
    primary: str
    primary_name: str
    confidences: tuple[tuple[str, int], ...]
    note: str


@dataclass(frozen=True)
class Stage:
    """After session `after`: the answer's thought, if one was committed, and each reader's. `last` is the hand-in."""

    after: int
    last: bool
    mine: Thought | None
    readers: tuple[Thought, ...]


@dataclass(frozen=True)
class Path:
    """The whole path, drawn and told."""

    stages: tuple[Stage, ...]
    plots: tuple[Plot, ...]
    ticks: tuple[tuple[float, int], ...]


def _stages(answer: Answer, sessions: int) -> dict[int, Commitment]:
    """The commitments; for the last session, where none is asked, what was handed in."""
    by_stage = {c.after: c for c in answer.commitments}
    sure = {a: c.confidence for a, c in answer.areas.items() if c.confidence is not None}
    if sessions not in by_stage and (sure or answer.primary()):
        by_stage[sessions] = Commitment(sessions, sure, answer.primary())
    return by_stage


def path(matter: Matter) -> Path:
    """Every stage that somebody committed to."""
    answer, panel, readers = matter.answer, matter.panel, matter.readers
    sessions = len(panel.vignette.sessions)
    mine = _stages(answer, sessions)
    theirs = {r.annotator: {c.after: c for c in r.commitments} for r in panel.readers}
    numbers = sorted(mine.keys() | {n for by in theirs.values() for n in by})
    names = {a.id: a.name for a in panel.tradition.areas}
    step = (RIGHT - LEFT) / max(1, len(numbers) - 1)
    xs = {n: round(LEFT + i * step, 1) for i, n in enumerate(numbers)}

    def thought(reader: Reader | None, c: Commitment | None) -> Thought | None:
        if c is None:
            return None
        sure = tuple((names[a], c.areas[a]) for a in names if a in c.areas)
        return Thought(reader, c.primary or "", names.get(c.primary or "", ""), sure, c.note)

    def line(reader: Reader | None, by_stage: dict[int, Commitment], area: str) -> Line:
        dots = [
            Dot(xs[n], round(BOTTOM - (BOTTOM - TOP) * c.areas[area] / 100, 1), c.primary == area)
            for n, c in sorted(by_stage.items())
            if area in c.areas
        ]
        return Line(reader, tuple(dots))

    stages = tuple(
        Stage(
            n,
            n == sessions,
            thought(None, mine.get(n)),
            tuple(t for r in readers.each if (t := thought(r, theirs[r.id].get(n)))),
        )
        for n in numbers
    )
    plots = tuple(
        Plot(a, name, (*(line(r, theirs[r.id], a) for r in readers.each), line(None, mine, a)))
        for a, name in names.items()
    )
    return Path(stages, plots, tuple((x, n) for n, x in xs.items()))
