"""How readers agree on problem areas, pooled over the library: with its interval, and in how many cases they differ."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import comb
from typing import Final

from trainer.domain.agreement import fleiss_kappa
from trainer.domain.calibration import Estimate
from trainer.domain.inventory import Annotation
from trainer.domain.jackknife import jackknife

SEEN: Final = 5
"""Cases in which an area must be seen, and as many in which it must not be, for a kappa of it to say anything."""

CASES: Final = 10
"""Cases below which no kappa is told of which area comes first."""

Item = Sequence[str]
"""What each reader of a case said."""


@dataclass(frozen=True)
class Reading:
    """One case as it was read: by the areas of a tradition."""

    tradition: str
    areas: Sequence[str]
    readers: Sequence[Annotation]


@dataclass(frozen=True)
class Pooled:
    """Agreement on one area, or on which one comes first.

    `seen` are the cases in which any reader sees the area, `differ` those in which readers differ; `share` is the 95
    per cent interval of how many of such cases that would be. `kappa` is None where it is undefined.
    """

    kappa: Estimate | None
    agreement: float
    cases: int
    seen: int
    differ: int
    share: tuple[float, float]
    readers: tuple[int, int]
    """The fewest and the most of any case."""
    enough: bool
    """Whether the kappa rests on enough cases of either kind."""


def pooled(readings: Sequence[Reading]) -> dict[tuple[str, str], Pooled]:
    """By area, and for `primary` by tradition: which comes first is a choice of three, four or five."""
    items: dict[tuple[str, str], list[Item]] = {}
    for one in readings:
        if len(one.readers) < 2:
            continue
        first = [reader.primary() or "none" for reader in one.readers]
        items.setdefault(("primary", one.tradition), []).append(first)
        for area in one.areas:
            said = [
                "present" if area in reader.areas and reader.areas[area].present else "absent" for reader in one.readers
            ]
            items.setdefault((area, ""), []).append(said)
    return {key: _pooled(rated, key[0]) for key, rated in items.items()}


def _pooled(items: Sequence[Item], name: str) -> Pooled:
    many, value = len(items), fleiss_kappa(items)
    without = [fleiss_kappa([*items[:at], *items[at + 1 :]]) for at in range(many)]
    seen = many if name == "primary" else sum("present" in item for item in items)
    differ = sum(len(set(item)) > 1 for item in items)
    return Pooled(
        None if value is None else Estimate(value, jackknife(value, without, correlation=True)),
        sum(map(_same, items)) / many,
        many,
        seen,
        differ,
        share(differ, many),
        (min(map(len, items)), max(map(len, items))),
        many >= CASES if name == "primary" else min(seen, many - seen) >= SEEN,
    )


def _same(item: Item) -> float:
    return sum(n * (n - 1) for n in Counter(item).values()) / (len(item) * (len(item) - 1))


def share(found: int, many: int) -> tuple[float, float]:
    """The exact 95 per cent interval of a share (Clopper and Pearson 1934): it also holds where none or all were found.

    Its ends are the shares under which as many, or as few, would be found in 2.5 of 100 draws.
    """

    def at_least(n: int, p: float) -> float:
        return sum(comb(many, k) * p**k * (1 - p) ** (many - k) for k in range(n, many + 1))

    def where(n: int, level: float) -> float:
        low, high = 0.0, 1.0
        for _ in range(40):
            middle = (low + high) / 2
            low, high = (middle, high) if at_least(n, middle) < level else (low, middle)
        return low

    return (where(found, 0.025) if found else 0.0, where(found + 1, 0.975) if found < many else 1.0)
