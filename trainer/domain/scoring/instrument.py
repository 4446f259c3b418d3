"""Is a case, and is the library, a sound instrument? Readers' own marks beside what gaming earns."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, stdev
from typing import Literal

from trainer.domain.inventory import Answer
from trainer.domain.scoring.gaming import STRATEGIES, random_answers
from trainer.domain.scoring.panel import Panel
from trainer.domain.scoring.panel_1 import mark, parts_of

Verdict = Literal["sound", "contested", "flagged", "broken"]


@dataclass(frozen=True)
class Chance:
    """What random answers earn in a part: their mean, and the standard error of that mean."""

    mean: float
    error: float


@dataclass(frozen=True)
class CaseInstrument:
    """One case: who read it, how they voted, each reader's mark against the others, and each strategy's mean total."""

    slug: str
    readers: tuple[str, ...]
    votes: dict[str, dict[str, int]]
    leave_one_out: dict[str, float]
    gaming: dict[str, float]
    random_parts: dict[str, Chance]
    verdict: Verdict
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class LibraryInstrument:
    """Means over all cases; `enough` from twelve cases."""

    cases: int
    enough: bool
    lowest_reader: float
    mean_reader: float
    gaming: dict[str, float]
    random_parts: dict[str, Chance]
    sound: bool
    reasons: tuple[str, ...]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def random_parts(panel: Panel) -> dict[str, Chance]:
    """Each part, before clipping, over random answers."""
    drawn: dict[str, list[float]] = {}
    for answer in random_answers(panel):
        for name, value in parts_of(answer, panel).items():
            drawn.setdefault(name, []).append(value)
    return {name: Chance(fmean(v), stdev(v) / sqrt(len(v)) if len(v) > 1 else 0.0) for name, v in drawn.items()}


def _votes(panel: Panel) -> dict[str, dict[str, int]]:
    secondary = {
        a: sum(a in r.areas and r.areas[a].rank == "secondary" for r in panel.readers) for a in panel.tradition.area_ids
    }
    return {
        a: {
            "present": panel.presence_votes[a],
            "primary": panel.primary_votes.get(a, 0),
            "secondary": secondary[a],
        }
        for a in panel.tradition.area_ids
    }


def examine(panel: Panel, others: Sequence[Answer]) -> CaseInstrument:
    """Judge one case. `others` are the readers' answers to the library's other cases."""
    own = (
        {r.annotator: mark(r.as_answer(), panel.without(r.annotator)) for r in panel.readers} if panel.size > 1 else {}
    )
    gaming = (
        {s.name: _mean([mark(a, panel) for a in s.answers(panel, others)]) for s in STRATEGIES} if panel.size else {}
    )
    lowest = min(own.values(), default=0.0)
    broken = [f"{s.name!r} reaches {gaming[s.name]:.2f} without reading; the lowest reader has {lowest:.2f}"
              for s in STRATEGIES if own and not s.searches and gaming[s.name] >= lowest]  # fmt: skip
    flagged = [f"{s.name!r} reaches {gaming[s.name]:.2f} by searching; the lowest reader has {lowest:.2f}"
               for s in STRATEGIES if own and s.searches and gaming[s.name] >= lowest]  # fmt: skip
    verdict: Verdict = "broken" if broken else "contested" if panel.contested else "flagged" if flagged else "sound"
    reasons = broken + ([panel.contested] if panel.contested else []) + flagged
    parts = random_parts(panel) if panel.size else {}
    readers = tuple(r.annotator for r in panel.readers)
    return CaseInstrument(panel.vignette.slug, readers, _votes(panel), own, gaming, parts, verdict, tuple(reasons))


def broken(panel: Panel) -> tuple[str, ...]:
    """Which strategies that never search the text reach the lowest reader: such a case is refused."""
    if panel.size < 2:
        return ()
    lowest = min(mark(r.as_answer(), panel.without(r.annotator)) for r in panel.readers)
    found = {s.name: _mean([mark(a, panel) for a in s.answers(panel, [])]) for s in STRATEGIES if not s.searches}
    return tuple(
        f"{name!r} reaches {value:.2f} without reading; the lowest reader has {lowest:.2f}"
        for name, value in found.items()
        if value >= lowest
    )


def examine_library(cases: Sequence[CaseInstrument]) -> LibraryInstrument:
    """Judge the library on means over its cases with at least three readers.

    Sound: strategies that never search total below half of the lowest reader, those that search below the lowest
    reader, and random answers average 0 or less (within two standard errors)
    in every part but coverage. The lowest reader is the mean over cases
    of each case's lowest.
    """
    read = [c for c in cases if len(c.readers) >= 3]
    lowest = _mean([min(c.leave_one_out.values()) for c in read])
    mean_reader = _mean([v for c in read for v in c.leave_one_out.values()])
    gaming = {s.name: _mean([c.gaming[s.name] for c in read]) for s in STRATEGIES} if read else {}
    names = sorted({n for c in read for n in c.random_parts})
    found = {n: [c.random_parts[n] for c in read if n in c.random_parts] for n in names}
    parts = {
        n: Chance(fmean(p.mean for p in ps), sqrt(sum(p.error**2 for p in ps)) / len(ps)) for n, ps in found.items()
    }
    reasons = []
    for s in STRATEGIES if read else ():
        limit = lowest if s.searches else lowest / 2
        if gaming[s.name] >= limit:
            reasons.append(f"{s.name!r} averages {gaming[s.name]:.2f}; below {limit:.2f} is right")
    reasons += [
        f"random answers average {p.mean:.2f} (error {p.error:.2f}) in {n!r}; 0 or less is right"
        for n, p in parts.items()
        if p.mean > 2 * p.error and n != "people: coverage"
    ]
    if not read:
        reasons.append("no case has three readers")
    return LibraryInstrument(
        len(read), len(read) >= 12, lowest, mean_reader, gaming, parts, not reasons, tuple(reasons)
    )
