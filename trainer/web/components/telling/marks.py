"""Marks as a person meets them: never one number alone, always beside the readers' own on the same panels."""

from dataclasses import dataclass
from math import floor
from typing import Literal

from trainer.domain.scoring.result import Marks
from trainer.web.components.telling.readers import Readers
from trainer.web.i18n import _

Standing = Literal["above", "within", "below", "alone"]


def points(value: float) -> int:
    """Of 100, whole; halves go up."""
    return floor(value * 100 + 0.5)


@dataclass(frozen=True)
class Row:
    """One reader's mark against the others, and the answer's against the same others; None is not measurable."""

    name: str
    theirs: int | None
    mine: int | None


@dataclass(frozen=True)
class Strip:
    """A mark (of 100) with the readers' own beside it."""

    mark: int | None
    rows: tuple[Row, ...]
    standing: Standing

    @property
    def lowest(self) -> int:
        return min(r.theirs for r in self.rows if r.theirs is not None)

    @property
    def highest(self) -> int:
        return max(r.theirs for r in self.rows if r.theirs is not None)

    @property
    def mine(self) -> tuple[int, ...]:
        """The answer's marks against the same panels."""
        return tuple(r.mine for r in self.rows if r.mine is not None)

    @property
    def words(self) -> str:
        """How it stands beside the readers' own range."""
        if self.standing == "alone":
            return _("no reader’s mark to set beside it")
        return beside(_mean(self.mine), self.lowest, self.highest)


def beside(mine: int, low: int, high: int) -> str:
    """The answer's mean mark against the panels that the readers met, and how it stands to their own marks there.

    The total is against the whole panel, which no reader is measured by: the two do not compare.
    """
    said = {
        "above": _("measured as the readers are %(mine)s, above their own range, %(low)s to %(high)s"),
        "within": _("measured as the readers are %(mine)s, within their own range, %(low)s to %(high)s"),
        "below": _("measured as the readers are %(mine)s, below their own range, %(low)s to %(high)s"),
    }["below" if mine < low else "above" if mine > high else "within"]
    return said % {"mine": mine, "low": low, "high": high}


def _mean(marks: tuple[int, ...]) -> int:
    return floor(sum(marks) / len(marks) + 0.5)


def _standing(rows: tuple[Row, ...]) -> Standing:
    theirs = [r.theirs for r in rows if r.theirs is not None]
    mine = tuple(r.mine for r in rows if r.mine is not None)
    if not theirs or not mine:
        return "alone"
    mean = _mean(mine)
    if mean < min(theirs):
        return "below"
    return "above" if mean > max(theirs) else "within"


def strip(value: float | None, marks: Marks, readers: Readers) -> Strip:
    """The mark and its company, reader by reader."""
    rows = tuple(
        Row(readers[name].name, None if t is None else points(t), None if m is None else points(m))
        for name, t, m in zip(marks.names, marks.each, marks.answer, strict=True)
    )
    return Strip(None if value is None else points(value), rows, _standing(rows))
