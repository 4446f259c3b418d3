"""Assessed work as it was judged: what a committee looks at beside how complete a record is, and keeps with it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from trainer.domain.angoff import band
from trainer.domain.portfolio import Standard

Levels = Mapping[str, Decimal]
"""Levels by `rubric/criterion`."""


def mean_of(levels: Levels) -> Fraction | None:
    """The mean level; None without any."""
    return sum(map(Fraction, levels.values()), Fraction()) / len(levels) if levels else None


@dataclass(frozen=True)
class Given:
    """What one grader gave; `by` is their account. What was given on appeal settles nothing by itself."""

    place: str
    by: int
    levels: Levels


@dataclass(frozen=True)
class JudgedPiece:
    """One released piece: its settled levels, who gave which, and the editions of case and rubrics by fingerprint."""

    piece: int
    slug: str
    title: str
    reference: str
    released_at: datetime
    levels: Levels
    given: tuple[Given, ...]
    case: str
    rubrics: tuple[str, ...]

    @property
    def mean(self) -> Fraction | None:
        """Of its settled levels."""
        return mean_of(self.levels)

    @property
    def graders(self) -> frozenset[int]:
        """The accounts of those whose marks were settled."""
        return frozenset(one.by for one in self.given if one.place != "appeal")

    @property
    def apart(self) -> Fraction:
        """How far its graders' means lie from each other."""
        means = [mean for one in self.given if one.place != "appeal" and (mean := mean_of(one.levels)) is not None]
        return max(means) - min(means) if means else Fraction()

    def to_json(self) -> dict[str, Any]:
        """As it is stored: exact numbers as texts."""
        given = [{"place": g.place, "by": g.by, "levels": _texts(g.levels)} for g in self.given]
        return {
            "piece": self.piece,
            "slug": self.slug,
            "title": self.title,
            "reference": self.reference,
            "released_at": self.released_at.isoformat(),
            "levels": _texts(self.levels),
            "given": given,
            "case": self.case,
            "rubrics": list(self.rubrics),
        }


def piece_of(stored: Mapping[str, Any]) -> JudgedPiece:
    """As it was stored."""
    return JudgedPiece(
        **{
            **stored,
            "released_at": datetime.fromisoformat(stored["released_at"]),
            "levels": levels_of(stored["levels"]),
            "given": tuple(Given(g["place"], g["by"], levels_of(g["levels"])) for g in stored["given"]),
            "rubrics": tuple(stored["rubrics"]),
        }
    )


def levels_of(stored: Mapping[str, Any]) -> dict[str, Decimal]:
    """Levels as they are stored anywhere, in exact numbers."""
    return {criterion: Decimal(str(level)) for criterion, level in stored.items()}


@dataclass(frozen=True)
class Lowest:
    """The lowest level of all that counts, and on which piece."""

    criterion: str
    level: Decimal
    piece: JudgedPiece


@dataclass(frozen=True)
class Judged:
    """Several pieces together; their mean is that of their means, whatever number of criteria each has."""

    pieces: tuple[JudgedPiece, ...]

    @property
    def means(self) -> list[Fraction]:
        """Of each piece that was judged."""
        return [mean for one in self.pieces if (mean := one.mean) is not None]

    @property
    def mean(self) -> Fraction | None:
        """None where nothing was judged."""
        return sum(self.means, Fraction()) / len(self.means) if self.means else None

    def near(self, standard: Standard) -> Fraction:
        """How far from the cut this mean is too close to call (domain.angoff)."""
        return band(standard.error, self.means)

    @property
    def lowest(self) -> Lowest | None:
        """Of several as low, the first."""
        found = [Lowest(key, level, one) for one in self.pieces for key, level in one.levels.items()]
        return min(found, key=lambda one: one.level, default=None)

    @property
    def graders(self) -> frozenset[int]:
        """Everybody whose marks count in it."""
        return frozenset(account for one in self.pieces for account in one.graders)

    def on(self, criteria: Collection[str]) -> list[Decimal]:
        """Every level on these criteria, piece by piece."""
        return [level for one in self.pieces for key, level in one.levels.items() if key in criteria]


def judged(pieces: Iterable[JudgedPiece], refs: Collection[str]) -> Judged:
    """Those that the evidence names and that have levels."""
    return Judged(tuple(one for one in pieces if one.slug in refs and one.levels))


def _texts(levels: Levels) -> dict[str, str]:
    return {criterion: str(level) for criterion, level in levels.items()}
