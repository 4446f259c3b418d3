"""A modified Angoff study: judges say what the just competent would reach, twice; their mean is the cut."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import sqrt
from statistics import median, stdev, variance
from typing import Final

from trainer.domain.grading import LEAST, MOST

STATES: Final = ("first", "second", "closed", "adopted", "set-aside")
"""Everybody judges alone; the spread is shown and talked about, and everybody judges once more; both rounds are over;
it is the programme's standard; it ended without one. A regression is in its first state while graders rate."""

ROUND_OF: Final = {"first": 1, "second": 2}
"""In which state which round is open."""

FEWEST_JUDGES: Final = 3
"""Below which there is no cut. More are better, and the error shows what few cost."""

FEWEST_STUDIED: Final = 3
"""Cases that judges must look at: of fewer nobody can say how much a cut hangs on which they were."""

FEWEST_CASES: Final = 12
"""Cases that a decision against the standard needs (rules of record)."""

FLOORED: Final = ("risk-assessment", "problem-area-choice")
"""Competencies that no average buys back: each criterion of theirs needs a floor (rules of record)."""

PLACES: Final = Decimal("0.001")
STEP: Final = Decimal("0.5")
LEVELS: Final = tuple(LEAST + STEP * n for n in range(int((MOST - LEAST) / STEP) + 1))
"""What a judge can expect of the just competent: halves, for it is a mean over many such people."""


def item(case: str, criterion: str) -> str:
    """How marks name one criterion in one case: `flour-and-water:inventory/people`."""
    return f"{case}:{criterion}"


def case_of(key: str) -> str:
    """The case of an item."""
    return key.partition(":")[0]


def criterion_of(key: str) -> str:
    """The criterion of an item, as marks of graders name it."""
    return key.partition(":")[2]


Marks = Mapping[str, Decimal]
"""One judge's levels by item."""


def sum_of(marks: Marks) -> Fraction:
    """A judge's sum over the cases, each case with the mean of its criteria.

    So a candidate's own marks are added up too, whatever number of criteria a case has.
    """
    return sum(_by_case(marks).values(), Fraction())


def _by_case(marks: Marks) -> dict[str, Fraction]:
    """The mean level of each case, in the order of their names."""
    by_case: dict[str, list[Fraction]] = {}
    for key in sorted(marks):
        by_case.setdefault(case_of(key), []).append(Fraction(marks[key]))
    return {case: sum(levels, Fraction()) / len(levels) for case, levels in by_case.items()}


@dataclass(frozen=True)
class Cut:
    """`sums` are the judges' own, in no order that tells whose; `cut` is a mean level; `error` its standard error."""

    cases: int
    sums: tuple[Decimal, ...]
    cut: Decimal
    error: Decimal

    @property
    def levels(self) -> tuple[Decimal, ...]:
        """Each judge's sum as a mean level of one case."""
        return tuple(_places(Fraction(one) / self.cases) for one in self.sums)


def cut_of(judges: Sequence[Marks]) -> Cut | None:
    """The mean of the judges' sums (Angoff 1971; over marks of more than two levels, Hambleton and Plake 1995).

    The error is what other judges, looking at other cases, might have set (Brennan and Lockwood 1980). None with fewer
    than three judges, or without an item.
    """
    if len(judges) < FEWEST_JUDGES or not judges[0]:
        return None
    levels = [list(_by_case(marks).values()) for marks in judges]
    cases = len(levels[0])
    sums = sorted(sum_of(marks) for marks in judges)
    mean = sum(sums, Fraction()) / len(sums) / cases
    return Cut(cases, tuple(map(_places, sums)), _places(mean), _places(Fraction(_error(levels))))


def _error(levels: Sequence[Sequence[Fraction]]) -> float:
    """Of the mean over judges (rows) and cases (columns): the root of what judges, cases and the rest add to it.

    With a single case nothing can be known of cases, and only judges count.
    """
    n, m = len(levels), len(levels[0])
    rows = [float(sum(row)) / m for row in levels]
    if m == 1:
        return stdev(rows) / sqrt(n)
    columns = [float(sum(column)) / n for column in zip(*levels, strict=True)]
    whole = sum(rows) / n
    rest = [
        (float(level) - row - column + whole) ** 2
        for line, row in zip(levels, rows, strict=True)
        for level, column in zip(line, columns, strict=True)
    ]
    residual = sum(rest) / ((n - 1) * (m - 1))
    of_judges = max(0.0, variance(rows) - residual / m)
    of_cases = max(0.0, variance(columns) - residual / n)
    return sqrt(of_judges / n + of_cases / m + residual / (n * m))


def band(error: Decimal, means: Sequence[Fraction]) -> Fraction:
    """How far from the cut a mean over cases is too close to call: one standard error of their difference.

    The cut's own error and that of the candidate's mean, s/√n, of which each is there without the other.
    """
    own = variance(map(float, means)) / len(means) if len(means) > 1 else 0.0
    return Fraction(sqrt(float(error) ** 2 + own))


def _places(value: Fraction) -> Decimal:
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(PLACES)


@dataclass(frozen=True)
class Spread:
    """What the judges said of one item: the lowest, the middle, the highest."""

    least: Decimal
    middle: Decimal
    most: Decimal


def floors_spread(said: Mapping[str, Spread]) -> dict[str, Spread]:
    """By criterion over all its cases: the lowest, the middle of the middles, the highest."""
    found: dict[str, list[Spread]] = {}
    for key, one in said.items():
        found.setdefault(criterion_of(key), []).append(one)
    return {
        key: Spread(
            min(one.least for one in some), Decimal(median(one.middle for one in some)), max(one.most for one in some)
        )
        for key, some in found.items()
    }


def spread(judges: Sequence[Marks]) -> dict[str, Spread]:
    """By item; nobody is named."""
    found: dict[str, list[Decimal]] = {}
    for marks in judges:
        for key, level in marks.items():
            found.setdefault(key, []).append(level)
    return {key: Spread(min(said), Decimal(median(said)), max(said)) for key, said in found.items()}


def lacking(marks: Marks, items: Sequence[str]) -> list[str]:
    """Items without a level that can be, in their order."""
    return [key for key in items if marks.get(key) not in LEVELS]
