"""Graders beside what was settled: how they agree, how strict they are, when the right to grade opens and lapses."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean
from typing import Final

from trainer.domain.agreement import bootstrap, intraclass, weighted_kappa

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


def paired(one: Mapping[str, float], other: Mapping[str, float]) -> list[Pair]:
    """The criteria that both judged."""
    return [(one[criterion], other[criterion]) for criterion in one if criterion in other]


def kappa(pieces: Sequence[Sequence[Pair]]) -> float | None:
    """Weighted kappa alone, as the right to grade asks for it."""
    # Settled marks may lie half-way between two levels; doubled they are whole, and kappa does not change.
    return weighted_kappa([(round(2 * a), round(2 * b)) for piece in pieces for a, b in piece])


Sums = tuple[float, ...]
"""Of one piece: how many pairs, each series added up, all squares, all products.

Both statistics follow from these, so that resampling adds up pieces and need not go through every mark again: two
hundred pieces take a fraction of a second.
"""


def _sums(piece: Sequence[Pair]) -> Sums:
    squares = sum(a * a + b * b for a, b in piece)
    return len(piece), sum(a for a, _ in piece), sum(b for _, b in piece), squares, sum(a * b for a, b in piece)


def _kappa_of(pieces: Sequence[Sums]) -> float | None:
    n, a, b, squares, product = map(sum, zip(*pieces, strict=True))
    expected = n * squares - 2 * a * b
    return 1 - n * (squares - 2 * product) / expected if expected else None


def _icc_of(pieces: Sequence[Sums]) -> float | None:
    n, a, b, squares, product = map(sum, zip(*pieces, strict=True))
    grand = (a + b) ** 2 / (2 * n)
    raters = (a - b) ** 2 / (2 * n)
    between = (squares + 2 * product) / 2 - grand
    rest = max(0.0, squares - grand - between - raters) / (n - 1)
    between /= n - 1
    below = between + rest + 2 / n * (raters - rest)
    return (between - rest) / below if abs(below) > 1e-9 else None


def agreement(pieces: Sequence[Sequence[Pair]]) -> Agreement | None:
    """How two series of marks agree; intervals draw whole pieces. None without a mark."""
    pairs = [pair for piece in pieces for pair in piece]
    if not pairs:
        return None
    weighted, icc = kappa(pieces), intraclass(pairs)
    added = [_sums(piece) for piece in pieces if piece]
    return Agreement(
        pieces=len(pieces),
        marks=len(pairs),
        kappa=None if weighted is None else Estimate(weighted, bootstrap(added, _kappa_of)),
        icc=None if icc is None else Estimate(icc, bootstrap(added, _icc_of)),
        same=fmean(a == b for a, b in pairs),
    )


def _severity(pieces: Sequence[Sequence[Pair]]) -> float | None:
    apart = [own - other for piece in pieces for own, other in piece]
    return fmean(apart) if apart else None


def severity(pieces: Sequence[Sequence[Pair]]) -> Estimate | None:
    """Levels by which one's own marks lie above (lenient) or below (strict) the others'."""
    value = _severity(pieces)
    return None if value is None else Estimate(value, bootstrap(pieces, _severity))


def _drift(halves: Sequence[tuple[bool, Sequence[Pair]]]) -> float | None:
    late = _severity([piece for is_late, piece in halves if is_late])
    early = _severity([piece for is_late, piece in halves if not is_late])
    return None if late is None or early is None else late - early


def drift(pieces: Sequence[Sequence[Pair]]) -> Estimate | None:
    """How the later half of the pieces, in their order, differs in severity from the earlier half."""
    middle = len(pieces) // 2
    halves = [(at >= middle, piece) for at, piece in enumerate(pieces)]
    value = _drift(halves) if middle else None
    return None if value is None else Estimate(value, bootstrap(halves, _drift))


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def next_round_from(done_on: date, until_on: date | None) -> date:
    """When the examples can be marked again: near the end of the right, or soon, where none came of the round."""
    return done_on + AGAIN_AFTER if until_on is None else max(done_on, until_on - RENEW_FROM)


def _kappa_drift(halves: Sequence[tuple[bool, Sums]]) -> float | None:
    late, early = [own for is_late, own in halves if is_late], [own for is_late, own in halves if not is_late]
    if not late or not early:
        return None
    then, now = _kappa_of(early), _kappa_of(late)
    return None if then is None or now is None else now - then


def agreement_drift(pieces: Sequence[Sequence[Pair]]) -> Estimate | None:
    """How the weighted kappa of the later half of the pieces, in their order, differs from that of the earlier half."""
    middle = len(pieces) // 2
    halves = [(at >= middle, _sums(piece)) for at, piece in enumerate(pieces) if piece]
    value = _kappa_drift(halves) if middle else None
    return None if value is None else Estimate(value, bootstrap(halves, _kappa_drift))
