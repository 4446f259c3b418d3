"""Borderline regression: graders say how each piece is on the whole; the cut is the mark to expect at borderline.

Case by case a line is drawn through marks over ratings; where it stands at "borderline" is the case's cut, and their
mean over the cases is the cut (Wood, Humphrey-Murto and Norman 2006; McKinley and Norcini 2014, AMEE Guide 85).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import sqrt
from statistics import fmean
from typing import Final, Literal

from trainer.domain.angoff import PLACES
from trainer.domain.correlation import pearson, sums

RATINGS: Final = ("clear-fail", "borderline", "clear-pass", "good")
"""What graders can say of a piece on the whole, the least first; each is a step above the one before."""

BORDERLINE: Final = 2
"""The step at which the cut is read."""

FEWEST_PEOPLE: Final = 50
"""People on a case below whom there is no cut: under this its error is too large (Homer and others 2016)."""

Standing = Literal["fits", "few", "falls", "beyond"]
"""Of a case: a line that gives a cut; too few people; marks that do not rise with the ratings; nobody at borderline
or below, so that the line would be read where nothing was seen."""


def step_of(rating: str) -> int:
    """1 for the least; 0 for what is no rating."""
    return RATINGS.index(rating) + 1 if rating in RATINGS else 0


@dataclass(frozen=True)
class Rated:
    """What one grader gave one person's work on one case: a rating, and the mean of their own marks."""

    person: int
    case: str
    step: int
    level: float


@dataclass(frozen=True)
class Line:
    """Least squares through marks over ratings."""

    base: float
    slope: float
    explained: float
    """R², the share of the marks' variance that goes with the ratings."""

    def at(self, step: float) -> float:
        """The mark that the line gives there."""
        return self.base + self.slope * step


@dataclass(frozen=True)
class Fit:
    """One case: its ratings in their order, and the line where there is any."""

    case: str
    rated: tuple[Rated, ...]
    line: Line | None

    @property
    def people(self) -> int:
        return len({one.person for one in self.rated})

    @property
    def standing(self) -> Standing:
        if self.people < FEWEST_PEOPLE:
            return "few"
        if self.line is None or self.line.slope <= 0:
            return "falls"
        return "fits" if any(one.step <= BORDERLINE for one in self.rated) else "beyond"

    @property
    def cut(self) -> float | None:
        return self.line.at(BORDERLINE) if self.line and self.standing == "fits" else None


@dataclass(frozen=True)
class Regression:
    """All cases of a study. `cut` is a mean level and `error` its standard error; None unless every case has a cut."""

    fits: tuple[Fit, ...]
    cut: Decimal | None
    error: Decimal | None


def line(points: Sequence[tuple[float, float]]) -> Line | None:
    """Ordinary least squares; None where the ratings do not vary."""
    of = sums(points)
    across = of.n * of.xx - of.x**2
    if across <= 0:
        return None
    slope = (of.n * of.xy - of.x * of.y) / across
    return Line((of.y - slope * of.x) / of.n, slope, (pearson(of) or 0.0) ** 2)


def regression(rated: Sequence[Rated], cases: Sequence[str]) -> Regression:
    """The mean of the cases' cuts, which are read one by one (Hejri and others 2013)."""
    fits = tuple(_fit(case, [one for one in rated if one.case == case]) for case in cases)
    cuts = [fit.cut for fit in fits if fit.cut is not None]
    if not fits or len(cuts) < len(fits):
        return Regression(fits, None, None)
    return Regression(fits, _places(fmean(cuts)), _places(error(fits)))


def error(fits: Sequence[Fit]) -> float:
    """The standard error of the mean of the cases' cuts, with each person's work taken together (Liang and Zeger 1986).

    Who is better than their rating on one case may be so on the next one, and two graders may have rated the same
    piece; so residuals, each weighed as it moves the cut, are added up by person before they are squared.
    """
    by_person: dict[int, float] = {}
    pieces = 0
    for fit in fits:
        if fit.line is None:
            continue
        n, middle = len(fit.rated), fmean(one.step for one in fit.rated)
        spread = sum((one.step - middle) ** 2 for one in fit.rated)
        for one in fit.rated:
            weight = (1 / n + (BORDERLINE - middle) * (one.step - middle) / spread) / len(fits)
            moved = weight * (one.level - fit.line.at(one.step))
            by_person[one.person] = by_person.get(one.person, 0.0) + moved
        pieces += n
    people = len(by_person)
    few = people / (people - 1) * (pieces - 1) / (pieces - 2 * len(fits))
    return sqrt(few * sum(moved**2 for moved in by_person.values()))


def _fit(case: str, rated: Sequence[Rated]) -> Fit:
    return Fit(case, tuple(rated), line([(one.step, one.level) for one in rated]))


def _places(value: float) -> Decimal:
    return Decimal(value).quantize(PLACES)
