"""How far a mean over some cases would come out the same over others: variance components where not all work all.

Totals are taken as persons × cases, both drawn at random, with the cells that happen to be there. The components are
Henderson's first (1953; Searle, Casella and McCulloch 1992, chapter 5): three sums of squares set to what they are
expected to be. The index of dependability (Brennan 2001) counts differences between cases as error too: not everybody
works the same ones, and a cut does not move with them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from trainer.domain.calibration import Estimate
from trainer.domain.jackknife import jackknife

GROUPS: Final = 20
"""Groups of people that are left out in turn: as the jackknife of groups allows, so that many cost what few do."""

FEWEST: Final = 40
"""People with two cases at least, below which nothing is said: two to a group."""

ENOUGH: Final = 0.8
"""What Downing (2004) asks of a mean by which something of weight is decided on a person; for a licence .9."""


@dataclass(frozen=True)
class Group:
    """First attempts of some people, added up: how many people, those with two cases, totals, their squares.

    `uneven` is the sum of each person's number of cases, squared; `persons` that of each one's sum, squared, by that
    number; `cases` has how many there are of each case, and their sum.
    """

    people: int
    several: int
    n: int
    uneven: float
    persons: float
    squares: float
    cases: Mapping[int, tuple[int, float]]


@dataclass(frozen=True)
class Dependability:
    """Of one case; `people` have two cases at least, `cases` each on average."""

    single: Estimate
    people: int
    cases: float

    def of(self, many: float) -> Estimate:
        """Of the mean of so many cases (Spearman 1910, Brown 1910); below 0 it is none."""

        def mean_of(single: float) -> float:
            return max(0.0, many * single / (1 + (many - 1) * single)) if single > 0 else 0.0

        ends = self.single.interval
        return Estimate(mean_of(self.single.value), None if ends is None else (mean_of(ends[0]), mean_of(ends[1])))

    @property
    def needed(self) -> int | None:
        """Cases over which a mean would come to ENOUGH, by the value itself; None where none would do."""
        one = self.single.value
        return ceil(ENOUGH / (1 - ENOUGH) * (1 - one) / one - 1e-9) if one > 0 else None


def components(groups: Sequence[Group]) -> tuple[float, float, float] | None:
    """The variance of persons, of cases, and the rest; None where they cannot be told apart."""
    people, n = sum(one.people for one in groups), sum(one.n for one in groups)
    cases: dict[int, tuple[int, float]] = {}
    for group in groups:
        for case, (many, total) in group.cases.items():
            had = cases.get(case, (0, 0.0))
            cases[case] = had[0] + many, had[1] + total
    if not n:
        return None
    whole = sum(total for _, total in cases.values()) ** 2 / n
    of_persons = sum(one.persons for one in groups) - whole
    of_cases = sum(total**2 / many for many, total in cases.values()) - whole
    of_all = sum(one.squares for one in groups) - whole
    uneven_p, uneven_c = sum(one.uneven for one in groups) / n, sum(many**2 for many, _ in cases.values()) / n
    return _solved(
        (n - uneven_p, people - uneven_c, people - 1, of_persons),
        (len(cases) - uneven_p, n - uneven_c, len(cases) - 1, of_cases),
        (n - uneven_p, n - uneven_c, n - 1, of_all),
    )


Row = tuple[float, float, float, float]


def _solved(a: Row, b: Row, c: Row) -> tuple[float, float, float] | None:
    """Three equations in three unknowns, by Cramer's rule."""

    def det(i: int, j: int, k: int) -> float:
        return (
            a[i] * (b[j] * c[k] - b[k] * c[j]) - a[j] * (b[i] * c[k] - b[k] * c[i]) + a[k] * (b[i] * c[j] - b[j] * c[i])
        )

    below = det(0, 1, 2)
    scale = abs(a[0] * b[1] * c[2]) or 1.0
    if abs(below) < 1e-12 * scale:
        return None
    return det(3, 1, 2) / below, det(0, 3, 2) / below, det(0, 1, 3) / below


def _single(groups: Sequence[Group]) -> float | None:
    found = components(groups)
    if found is None:
        return None
    persons, cases, rest = found[0], max(0.0, found[1]), max(0.0, found[2])
    whole = persons + cases + rest
    return persons / whole if whole > 1e-12 else None


def dependability(groups: Sequence[Group]) -> Dependability | None:
    """None below FEWEST people with two cases, or where nothing varies; the interval leaves out a group at a time."""
    several = sum(one.several for one in groups)
    value = _single(groups) if several >= FEWEST else None
    if value is None:
        return None
    without = [_single([*groups[:at], *groups[at + 1 :]]) for at in range(len(groups))]
    worked = sum(one.n for one in groups) / sum(one.people for one in groups)
    return Dependability(Estimate(value, jackknife(value, without, correlation=True)), several, worked)
