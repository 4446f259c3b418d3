"""A modified Angoff study: judges say what the just competent would reach, twice; their mean is the cut."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import sqrt
from statistics import median, stdev
from typing import Final

from trainer.domain.grading import LEAST, MOST

METHODS: Final = ("angoff", "regression")
"""How a study comes to its cut: of what judges expect, or of how graders rate the work itself."""

STATES: Final = ("first", "second", "closed", "adopted", "set-aside")
"""Everybody judges alone; the spread is shown and talked about, and everybody judges once more; both rounds are over;
it is the programme's standard; it ended without one. A regression is in its first state while graders rate."""

ROUND_OF: Final = {"first": 1, "second": 2}
"""In which state which round is open."""

FEWEST_JUDGES: Final = 3
"""Below which there is no cut. More are better, and the error shows what few cost."""

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
    by_case: dict[str, list[Fraction]] = {}
    for key, level in marks.items():
        by_case.setdefault(case_of(key), []).append(Fraction(level))
    return sum((sum(levels, Fraction()) / len(levels) for levels in by_case.values()), Fraction())


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

    The error is that of a mean over judges, s/√n (Jaeger 1991): what other judges might have set. Both are divided by
    the number of cases. None with fewer than three judges, or without an item.
    """
    if len(judges) < FEWEST_JUDGES or not judges[0]:
        return None
    cases = len({case_of(key) for key in judges[0]})
    sums = sorted(sum_of(marks) for marks in judges)
    mean = sum(sums, Fraction()) / len(sums) / cases
    error = Fraction(stdev(map(float, sums)) / sqrt(len(sums))) / cases
    return Cut(cases, tuple(map(_places, sums)), _places(mean), _places(error))


def _places(value: Fraction) -> Decimal:
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(PLACES)


@dataclass(frozen=True)
class Spread:
    """What the judges said of one item: the lowest, the middle, the highest."""

    least: Decimal
    middle: Decimal
    most: Decimal


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
