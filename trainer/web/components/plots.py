"""Small drawings of numbers: where dots and ticks stand. The same numbers stand in a table beneath each."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, floor, sqrt
from typing import Final

from flask import Flask

from trainer.domain.calibration import Estimate
from trainer.domain.correlation import Point
from trainer.domain.waiting import Curve

WIDTH: Final = 320.0
HEIGHT: Final = 220.0
LEFT: Final = 34.0
RIGHT: Final = 308.0
TOP: Final = 10.0
BOTTOM: Final = 186.0
"""Edges of a scatter in its own units."""


DOT: Final = 3.2
WIDEST: Final = 9.0
GRAIN: Final = 2.0
"""Half a dot's width for one pair and at most; pairs nearer to each other than a grain are drawn as one."""


@dataclass(frozen=True)
class Tick:
    """A number beside an axis, and where it stands."""

    at: float
    words: str


@dataclass(frozen=True)
class Scatter:
    """Dots over two axes that begin and end at whole numbers: where, and how wide."""

    dots: tuple[tuple[float, float, float], ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    line: str = ""
    read: str = ""


def _edges(values: Sequence[float]) -> tuple[int, int]:
    least, most = floor(min(values)), ceil(max(values))
    return least, most if most > least else least + 1


_Place = Callable[[float], float]


def _across(left: float, right: float) -> _Place:
    return lambda x: round(LEFT + (x - left) / (right - left) * (RIGHT - LEFT), 1)


def _upward(low: float, high: float) -> _Place:
    return lambda y: round(BOTTOM - (y - low) / (high - low) * (BOTTOM - TOP), 1)


def _snapped(at: float) -> float:
    return round(at / GRAIN) * GRAIN


def scatter(points: Sequence[Point]) -> Scatter:
    """Where each pair stands; those that would lie on each other are one wider dot. Needs one pair at least."""
    (left, right), (low, high) = _edges([x for x, _ in points]), _edges([y for _, y in points])
    over, above = _across(left, right), _upward(low, high)
    step = max(1, ceil((right - left) / 6))
    across = tuple(Tick(over(x), str(x)) for x in range(left, right + 1, step))
    return Scatter(_dots(points, over, above), across, _ticks_up(low, high))


def fitted(points: Sequence[Point], steps: int, line: Callable[[float], float] | None, read: int) -> Scatter:
    """The same over so many steps from 1, with the line through them, and where it is read at one of the steps."""
    ends = (1.0, float(steps))
    low, high = _edges([y for _, y in points] + ([line(end) for end in ends] if line else []))
    over, above = _across(0.5, steps + 0.5), _upward(low, high)
    return Scatter(
        _dots(points, over, above),
        tuple(Tick(over(step), str(step)) for step in range(1, steps + 1)),
        _ticks_up(low, high),
        "M" + "L".join(f"{over(end)} {above(line(end))}" for end in ends) if line else "",
        f"M{over(read)} {BOTTOM}V{above(line(read))}H{LEFT}" if line else "",
    )


def _ticks_up(low: int, high: int) -> tuple[Tick, ...]:
    return tuple(Tick(_upward(low, high)(y), str(y)) for y in range(low, high + 1, max(1, ceil((high - low) / 6))))


def _dots(points: Sequence[Point], over: _Place, above: _Place) -> tuple[tuple[float, float, float], ...]:
    lying = Counter((_snapped(over(x)), _snapped(above(y))) for x, y in points)
    return tuple((*at, round(min(WIDEST, DOT * sqrt(n)), 1)) for at, n in sorted(lying.items()))


WEEKS: Final = (1, 2, 4, 8, 13, 26, 52, 104, 208, 520)
"""Weeks between two ticks: as they are counted, then quarters of a year and years."""


@dataclass(frozen=True)
class Rise:
    """What rises in steps over weeks, as paths: a share within its band, or a count without one.

    `beneath`: how many are counted for a share.
    """

    line: str
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    band: str = ""
    beneath: tuple[Tick, ...] = ()


def ticks_of(last: int) -> range:
    """The weeks that are named beneath a drawing which ends with that one."""
    return range(0, last + 1, next((step for step in WEEKS if last <= 7 * step), WEEKS[-1]))


def rise(curve: Curve, last: int) -> Rise:
    """Until the week `last`, from nobody in week 0."""
    over, above = _across(0, max(last, 1)), _upward(0, 1)
    line, low, high = [f"M{over(0)} {above(0)}"], [(over(0), above(0))], [(over(0), above(0))]
    for step in curve.steps:
        x = over(step.week)
        line.append(f"H{x}V{above(step.share)}")
        for edge, at in ((low, 0), (high, 1)):
            level = above(step.interval[at] if step.interval else step.share)
            edge += [(x, edge[-1][1]), (x, level)]
    end = over(last)
    around = [*high, (end, high[-1][1]), (end, low[-1][1]), *reversed(low)]
    weeks = ticks_of(last)
    return Rise(
        "".join(line) + f"H{end}",
        tuple(Tick(over(week), str(week)) for week in weeks),
        tuple(Tick(above(share / 100), str(share)) for share in (0, 25, 50, 75, 100)),
        "M" + "L".join(f"{x} {y}" for x, y in around) + "Z",
        tuple(Tick(over(week), str(curve.at_risk(week))) for week in weeks),
    )


def climb(weeks: Sequence[int], last: int, most: int) -> Rise:
    """One more in each of these weeks, in their order, of so many at most; until the week `last`."""
    over, above = _across(0, max(last, 1)), _upward(0, max(most, 1))
    steps = "".join(f"H{over(week)}V{above(n)}" for n, week in enumerate(weeks, 1))
    return Rise(
        f"M{over(0)} {above(0)}{steps}H{over(last)}",
        tuple(Tick(over(week), str(week)) for week in ticks_of(last)),
        tuple(Tick(above(n), str(n)) for n in range(0, most + 1, max(1, ceil(most / 6)))),
    )


def parts(counts: Sequence[int]) -> list[tuple[float, float]]:
    """Where each part of a whole begins and how long it is, from 0 to 100."""
    whole, begun, found = sum(counts) or 1, 0, []
    for n in counts:
        found.append((round(100 * begun / whole, 1), round(100 * n / whole, 1)))
        begun += n
    return found


@dataclass(frozen=True)
class Strip:
    """An estimate between two ends: its place and its interval's, from 0 to 100."""

    at: float
    low: float | None
    high: float | None
    zero: float


def strip(estimate: Estimate, least: float = 0.0, most: float = 1.0) -> Strip:
    """Where it stands on a line from `least` to `most`."""

    def place(value: float) -> float:
        return round(100 * (min(max(value, least), most) - least) / (most - least), 1)

    low, high = estimate.interval or (None, None)
    return Strip(
        place(estimate.value),
        None if low is None else place(low),
        None if high is None else place(high),
        place(0.0),
    )


def init_app(app: Flask) -> None:
    """Let templates place estimates, and the parts of a whole."""
    app.jinja_env.globals |= {"strip_of": strip, "parts_of": parts}
