"""Where one mean level stands among those of others: half of them, and how many lie below; never of too few."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

FEWEST: Final = 10
"""Below which nothing is said of a distribution: with fewer, one could tell who they are."""


@dataclass(frozen=True)
class Peers:
    """How many others there are; the middle half of them, and how many lie below. Without these, they are too few."""

    count: int
    low: float | None = None
    high: float | None = None
    below: int = 0


def peers(levels: Sequence[tuple[float, int]], own: float | None) -> Peers:
    """Of levels in rising order, each with how many have it."""
    count = sum(many for _level, many in levels)
    if count < FEWEST:
        return Peers(count)
    below = 0 if own is None else sum(many for level, many in levels if level < own)
    return Peers(count, _at(levels, count // 4), _at(levels, count * 3 // 4), below)


def _at(levels: Sequence[tuple[float, int]], place: int) -> float:
    for level, many in levels:
        if place < many:
            return level
        place -= many
    return levels[-1][0]
