"""Small drawings of numbers: where dots and ticks stand. The same numbers stand in a table beneath each."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Final

from flask import Flask

from trainer.domain.calibration import Estimate

WIDTH: Final = 320.0
HEIGHT: Final = 220.0
LEFT: Final = 34.0
RIGHT: Final = 308.0
TOP: Final = 10.0
BOTTOM: Final = 186.0
"""Edges of a scatter in its own units."""


@dataclass(frozen=True)
class Tick:
    """A number beside an axis, and where it stands."""

    at: float
    words: str


@dataclass(frozen=True)
class Scatter:
    """Dots over two axes that begin and end at whole numbers."""

    dots: tuple[tuple[float, float], ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]


def _edges(values: Sequence[float]) -> tuple[int, int]:
    least, most = floor(min(values)), ceil(max(values))
    return least, most if most > least else least + 1


def scatter(points: Sequence[tuple[float, float]]) -> Scatter:
    """Where each pair stands; equal pairs lie on each other. Needs one pair at least."""
    (left, right), (low, high) = _edges([x for x, _ in points]), _edges([y for _, y in points])

    def over(x: float) -> float:
        return round(LEFT + (x - left) / (right - left) * (RIGHT - LEFT), 1)

    def above(y: float) -> float:
        return round(BOTTOM - (y - low) / (high - low) * (BOTTOM - TOP), 1)

    step_x, step_y = max(1, ceil((right - left) / 6)), max(1, ceil((high - low) / 6))
    return Scatter(
        tuple((over(x), above(y)) for x, y in points),
        tuple(Tick(over(x), str(x)) for x in range(left, right + 1, step_x)),
        tuple(Tick(above(y), str(y)) for y in range(low, high + 1, step_y)),
    )


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
    """Let templates place estimates."""
    app.jinja_env.globals["strip_of"] = strip
