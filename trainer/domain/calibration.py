"""Graders beside what was settled: how they agree, how strict they are, when the right to grade opens and lapses."""

from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import hypot
from statistics import fmean
from typing import Final

from trainer.domain.agreement import intraclass, weighted_kappa
from trainer.domain.jackknife import jackknife

RENEW_FROM: Final = timedelta(days=60)
"""How long before the right lapses the examples can be marked again."""

AGAIN_AFTER: Final = timedelta(days=14)
"""How long after a round without the right the next one opens: the reasons should no longer be in the ear."""

Pair = tuple[float, float]
"""One grader's level and the other's (or the settled one), on the same criterion."""


@dataclass(frozen=True)
class Estimate:
    """A number with its 95 per cent interval, where enough stands behind it to have one."""

    value: float
    interval: tuple[float, float] | None = None


@dataclass(frozen=True)
class Agreement:
    """Two series of marks on `pieces` pieces; each statistic None where it is not defined."""

    pieces: int
    marks: int
    kappa: Estimate | None
    icc: Estimate | None
    same: float
    """The share of marks that are equal."""


@dataclass(frozen=True)
class Within:
    """Agreement within single criteria: the mean of their kappas, and the criterion that has the lowest."""

    mean: Estimate
    criteria: int
    lowest: str
    least: float


EACH: Final = 10
"""Pieces below which nothing is said of one criterion."""


def by_criterion(one: Mapping[str, float], other: Mapping[str, float]) -> dict[str, Pair]:
    """The criteria that both judged."""
    return {criterion: (one[criterion], other[criterion]) for criterion in one if criterion in other}


def paired(one: Mapping[str, float], other: Mapping[str, float]) -> list[Pair]:
    """The same without their names."""
    return list(by_criterion(one, other).values())


def kappa(pieces: Sequence[Sequence[Pair]]) -> float | None:
    """Weighted kappa alone, as the right to grade asks for it."""
    # Settled marks may lie half-way between two levels; doubled they are whole, and kappa does not change.
    return weighted_kappa([(round(2 * a), round(2 * b)) for piece in pieces for a, b in piece])


Sums = tuple[float, float, float, float, float]
"""How many pairs, each series added up, all squares, all products. All statistics here follow from these, so that
a piece is left out by subtraction: two hundred pieces take a few milliseconds.
"""
Statistic = Callable[[Sums], float | None]


def _sums(piece: Sequence[Pair]) -> Sums:
    squares, product = sum(a * a + b * b for a, b in piece), sum(a * b for a, b in piece)
    return len(piece), sum(a for a, _ in piece), sum(b for _, b in piece), squares, product


def _all(parts: Sequence[Sums]) -> Sums:
    n, a, b, squares, product = map(sum, zip(*parts, strict=True))
    return n, a, b, squares, product


def _less(whole: Sums, part: Sums) -> Sums:
    n, a, b, squares, product = (w - p for w, p in zip(whole, part, strict=True))
    return n, a, b, squares, product


def _kappa_of(sums: Sums) -> float | None:
    n, a, b, squares, product = sums
    expected = n * squares - 2 * a * b
    return 1 - n * (squares - 2 * product) / expected if expected else None


def _icc_of(sums: Sums) -> float | None:
    n, a, b, squares, product = sums
    if n < 2:
        return None
    grand = (a + b) ** 2 / (2 * n)
    raters = (a - b) ** 2 / (2 * n)
    between = (squares + 2 * product) / 2 - grand
    rest = max(0.0, squares - grand - between - raters) / (n - 1)
    between /= n - 1
    below = between + rest + 2 / n * (raters - rest)
    return (between - rest) / below if abs(below) > 1e-9 else None


def _severity_of(sums: Sums) -> float | None:
    n, a, b, *_ = sums
    return (a - b) / n if n else None


def _interval(pieces: Sequence[Sequence[Pair]], value: float, statistic: Statistic) -> tuple[float, float] | None:
    parts = [_sums(piece) for piece in pieces if piece]
    whole = _all(parts)
    without = [statistic(_less(whole, part)) for part in parts]
    return jackknife(value, without, correlation=statistic is not _severity_of)


def _kappa(pieces: Sequence[Sequence[Pair]]) -> Estimate | None:
    value = kappa(pieces)
    return None if value is None else Estimate(value, _interval(pieces, value, _kappa_of))


def agreement(pieces: Sequence[Sequence[Pair]]) -> Agreement | None:
    """How two series of marks agree; intervals leave out whole pieces. None without a mark."""
    pairs = [pair for piece in pieces for pair in piece]
    if not pairs:
        return None
    icc = intraclass(pairs)
    return Agreement(
        pieces=len(pieces),
        marks=len(pairs),
        kappa=_kappa(pieces),
        icc=None if icc is None else Estimate(icc, _interval(pieces, icc, _icc_of)),
        same=fmean(a == b for a, b in pairs),
    )


def within(pieces: Sequence[Mapping[str, Pair]]) -> Within | None:
    """Weighted kappa within each criterion that ten pieces have at least; None where there is no such criterion.

    Over all criteria together, differences between criteria count as agreement: two graders who both find one
    criterion harder throughout agree on that, whether or not they tell people apart alike.
    """
    parts = [{key: _sums([pair]) for key, pair in piece.items()} for piece in pieces]
    wholes = {key: _all([p[key] for p in parts if key in p]) for key in {key for part in parts for key in part}}
    found = {key: k for key, sums in wholes.items() if sums[0] >= EACH and (k := _kappa_of(sums)) is not None}
    if not found:
        return None
    mean, lowest = fmean(found.values()), min(found, key=lambda key: (found[key], key))
    without = []
    for part in parts:
        left = [_kappa_of(_less(wholes[key], part[key])) if key in part else k for key, k in found.items()]
        told = [k for k in left if k is not None]
        without.append(fmean(told) if len(told) == len(left) else None)
    return Within(Estimate(mean, jackknife(mean, without, correlation=True)), len(found), lowest, found[lowest])


def severity(pieces: Sequence[Sequence[Pair]]) -> Estimate | None:
    """Levels by which one's own marks lie above (lenient) or below (strict) the others'."""
    apart = [own - other for piece in pieces for own, other in piece]
    return Estimate(fmean(apart), _interval(pieces, fmean(apart), _severity_of)) if apart else None


LEANING: Final = 6
"""Pieces of one grader below which a leaning is mostly chance."""

LEANING_GRADERS: Final = 5
"""Graders who have one, below which a range would name somebody."""


@dataclass(frozen=True)
class Leanings:
    """The lowest and the highest severity among so many graders, none of them named."""

    low: float
    high: float
    graders: int


def leanings(beside: Mapping[int, Sequence[Sequence[Pair]]]) -> Leanings | None:
    """Of each grader's marks beside those of whoever judged the same pieces; None where fewer than five have one."""
    told = [one.value for pieces in beside.values() if len(pieces) >= LEANING and (one := severity(pieces))]
    return Leanings(min(told), max(told), len(told)) if len(told) >= LEANING_GRADERS else None


def _moved(early: Estimate | None, late: Estimate | None) -> Estimate | None:
    """How far the later lies from the earlier, with an interval made of both intervals (MOVER; Zou 2007)."""
    if early is None or late is None:
        return None
    value = late.value - early.value
    if early.interval is None or late.interval is None:
        return Estimate(value)
    down = hypot(late.value - late.interval[0], early.interval[1] - early.value)
    up = hypot(late.interval[1] - late.value, early.value - early.interval[0])
    return Estimate(value, (value - down, value + up))


def drift(pieces: Sequence[Sequence[Pair]]) -> Estimate | None:
    """How the later half of the pieces, in their order, differs in severity from the earlier half."""
    middle = len(pieces) // 2
    return _moved(severity(pieces[:middle]), severity(pieces[middle:]))


def agreement_drift(pieces: Sequence[Sequence[Pair]]) -> Estimate | None:
    """How the weighted kappa of the later half of the pieces, in their order, differs from that of the earlier half."""
    middle = len(pieces) // 2
    return _moved(_kappa(pieces[:middle]), _kappa(pieces[middle:]))


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def next_round_from(done_on: date, until_on: date | None) -> date:
    """When the examples can be marked again: near the end of the right, or soon, where none came of the round."""
    return done_on + AGAIN_AFTER if until_on is None else max(done_on, until_on - RENEW_FROM)
