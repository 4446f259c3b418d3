"""How two series of numbers go together: product-moment and rank correlation, each with the interval of its source."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import atanh, sqrt, tanh

from trainer.domain.calibration import Estimate
from trainer.domain.student import NORMAL

Point = tuple[float, float]


@dataclass(frozen=True)
class Sums:
    """Of so many pairs: each series added up, its squares, the products; a database can add them up by itself."""

    n: int
    x: float
    y: float
    xx: float
    yy: float
    xy: float


def sums(points: Sequence[Point]) -> Sums:
    """The sums over pairs that are at hand."""
    return Sums(
        len(points),
        sum(x for x, _ in points),
        sum(y for _, y in points),
        sum(x * x for x, _ in points),
        sum(y * y for _, y in points),
        sum(x * y for x, y in points),
    )


def pearson(of: Sums) -> float | None:
    """The product-moment correlation (Pearson 1895). None where either series does not vary."""
    across, up = of.n * of.xx - of.x**2, of.n * of.yy - of.y**2
    if of.n < 2 or across <= 1e-9 * of.n * of.xx or up <= 1e-9 * of.n * of.yy:
        return None
    return max(-1.0, min(1.0, (of.n * of.xy - of.x * of.y) / sqrt(across * up)))


def _fisher(r: float, error: float) -> tuple[float, float] | None:
    if abs(r) >= 1:
        return None
    return tanh(atanh(r) - NORMAL * error), tanh(atanh(r) + NORMAL * error)


def product_moment(of: Sums) -> Estimate | None:
    """With Fisher's interval (1921): atanh r is about normal with variance 1 / (n - 3). None where r is undefined."""
    r = pearson(of)
    if r is None:
        return None
    return Estimate(r, _fisher(r, 1 / sqrt(of.n - 3)) if of.n > 3 else None)


def ranks(values: Sequence[float]) -> list[float]:
    """From 1 on; equal values share the mean of their ranks."""
    order = sorted(range(len(values)), key=values.__getitem__)
    found = [0.0] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end + 1 < len(order) and values[order[end + 1]] == values[order[start]]:
            end += 1
        for at in order[start : end + 1]:
            found[at] = (start + end) / 2 + 1
        start = end + 1
    return found


def spearman(points: Sequence[Point]) -> Estimate | None:
    """The rank correlation (Spearman 1904), with ties at their mean rank; None where either series does not vary.

    The interval is Fisher's with the variance (1 + r²/2) / (n - 3) of Bonett and Wright (2000).
    """
    r = pearson(sums(list(zip(ranks([x for x, _ in points]), ranks([y for _, y in points]), strict=True))))
    if r is None:
        return None
    return Estimate(r, _fisher(r, sqrt((1 + r * r / 2) / (len(points) - 3))) if len(points) > 3 else None)


@dataclass(frozen=True)
class Band:
    """The pairs whose first number lies from `low` up to `high`, and the mean and range of their second."""

    low: float
    high: float
    n: int
    mean: float
    least: float
    most: float


def bands(points: Sequence[Point], width: float = 0.5) -> list[Band]:
    """What a plot shows, as a table: the pairs by their first number, in steps of that width that hold any."""
    by_step: dict[int, list[float]] = {}
    for x, y in points:
        by_step.setdefault(int(x // width), []).append(y)
    return [
        Band(step * width, (step + 1) * width, len(ys), sum(ys) / len(ys), min(ys), max(ys))
        for step, ys in sorted(by_step.items())
    ]
