"""Which candidates deserve a committee's time first, and for what reasons: plain rules, each told in the row."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from trainer.domain.angoff import FEWEST_CASES
from trainer.domain.judged_work import Judged
from trainer.domain.portfolio import Standard

REASONS: Final = (
    "missing",
    "below-floor",
    "in-band",
    "near-floor",
    "low",
    "near-cut",
    "apart",
    "changed",
    "waived",
    "one-grader",
    "few",
)
"""What weighs most stands first. `few`, fewer than twelve cases, weighs least: in a small programme all have it."""

NEAR_FLOOR: Final = Decimal("0.5")
"""How far above its floor a level still lies near it: the step in which judges set floors."""

LOW: Final = 2
"""Where no floor is set: the level whose anchors describe work that is not yet competent."""

APART: Final = 1
"""Levels between two graders' means of one piece: they read another piece of work, not another shade of it."""


@dataclass(frozen=True)
class Reason:
    """One reason; the numbers that it speaks of, where it has any."""

    code: str
    level: Fraction | Decimal | None = None
    criterion: str = ""
    title: str = ""
    count: int = 0


def reasons(
    found: Judged, standard: Standard | None, *, missing: int = 0, changed: bool = False, waived: Collection[int] = ()
) -> list[Reason]:
    """Every reason to talk of somebody, the weightiest first. `waived`: graders whose calibration was waived."""
    made = [Reason("missing", count=missing)] if missing else []
    made += _against(found, standard)
    gaps = [(one.apart, one.title) for one in found.pieces if one.apart >= APART]
    if gaps:
        gap, title = max(gaps, key=lambda one: one[0])
        made.append(Reason("apart", gap, title=title))
    if changed:
        made.append(Reason("changed"))
    if not found.graders.isdisjoint(waived):
        made.append(Reason("waived"))
    if len(found.graders) == 1:
        made.append(Reason("one-grader", count=len(found.pieces)))
    if len(found.pieces) < FEWEST_CASES:
        made.append(Reason("few", count=len(found.pieces)))
    return sorted(made, key=lambda one: REASONS.index(one.code))


def _against(found: Judged, standard: Standard | None) -> list[Reason]:
    """What the lowest levels and the mean say, against the programme's standard where one holds."""
    lowest, mean = found.lowest, found.mean
    if standard is None:
        return [Reason("low", lowest.level, lowest.criterion)] if lowest and lowest.level <= LOW else []
    made = []
    rooms = [
        (level - floor, level, key)
        for key, floor in standard.floors.items()
        for one in found.pieces
        if (level := one.levels.get(key)) is not None
    ]
    if rooms:
        room, level, key = min(rooms)
        if room < NEAR_FLOOR:
            made.append(Reason("below-floor" if room < 0 else "near-floor", level, key))
    if mean is not None:
        off, near = abs(mean - Fraction(standard.cut)), found.near(standard)
        if off <= 2 * near:
            made.append(Reason("in-band" if off <= near else "near-cut", mean))
    return made


def order(found: Judged, why: Collection[Reason]) -> tuple[list[int], int, Fraction]:
    """By this candidates are sorted: the weightiest reason, then the next; most missing; the lowest mean."""
    ranks = [REASONS.index(one.code) for one in why]
    missing = max((one.count for one in why if one.code == "missing"), default=0)
    return [*ranks, len(REASONS)], -missing, found.mean or Fraction()
