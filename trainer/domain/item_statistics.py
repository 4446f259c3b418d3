"""How a bank's items behave in first attempts: how hard they are, and whether they tell apart who knows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean
from typing import Final

from trainer.domain.calibration import Estimate
from trainer.domain.correlation import product_moment, sums

Marks = Mapping[str, bool]
"""One attempt: by item that it asked, whether the answer was right."""

LEAST: Final = 20
"""First attempts that asked an item, below which nothing is said of it."""
EASY: Final = 0.95
HARD: Final = 0.3
FLAT: Final = 0.2
"""Above and below what an author should look at the item: nearly everybody right, few right, no sign of knowledge.

An item is flat where even the upper end of its interval lies below .2, which is where Ebel (1965) calls an item poor:
of sound items (.29) with twenty attempts one in five would come out below .1 by chance.
"""


@dataclass(frozen=True)
class ItemStatistics:
    """`p` is the share that was right. `discrimination` is the point-biserial correlation with the share right among
    the other items of the same attempt, with Fisher's interval; None where one of the two never varied. Both are None
    below LEAST.
    """

    asked: int
    p: float | None = None
    discrimination: Estimate | None = None

    @property
    def look(self) -> str:
        """Why an author should look at it: `easy`, `hard`, `flat`; empty where nothing calls for it."""
        if self.p is None:
            return ""
        if self.p > EASY:
            return "easy"
        if self.p < HARD:
            return "hard"
        told = self.discrimination
        most = None if told is None else (told.interval or (told.value,))[-1]
        return "flat" if most is not None and most < FLAT else ""


def statistics(attempts: Iterable[Marks]) -> dict[str, ItemStatistics]:
    """By item, over these attempts. An attempt of a single item has no others to compare with and gives only `p`."""
    seen: dict[str, list[tuple[bool, float | None]]] = {}
    for marks in attempts:
        right = sum(marks.values())
        for item, was in marks.items():
            others = len(marks) - 1
            seen.setdefault(item, []).append((was, (right - was) / others if others else None))
    found = {}
    for item, pairs in seen.items():
        if len(pairs) < LEAST:
            found[item] = ItemStatistics(len(pairs))
            continue
        against = product_moment(sums([(was, rest) for was, rest in pairs if rest is not None]))
        found[item] = ItemStatistics(len(pairs), fmean(was for was, _ in pairs), against)
    return found
