"""Requirement type `any-of`: one of several other requirements will do."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Final, Literal

from trainer.domain.evidence.days import latest
from trainer.domain.evidence.progress import Progress
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.row import Row

_RANK: Final = {"met": 0, "awaiting": 1, "insufficient": 3, "not-yet": 4, "confirm": 5}


@dataclass(frozen=True, kw_only=True)
class AnyOf(Row):
    """`of` are the ids of the alternatives, which are rows of the same file and ask nothing by themselves."""

    type: Literal["any-of"]
    of: tuple[str, ...]

    def combine(self, parts: Mapping[str, Progress]) -> Progress:
        """As the one that is furthest. Evidence that would do by a rule not confirmed goes before a lack of it."""
        found = [parts[part] for part in self.of]
        best = min(found, key=_rank)
        return replace(best, until=latest([p.until for p in found if p.state == best.state]))

    def progress(self, portfolio: Portfolio, today: date) -> Progress:
        """Nothing by itself."""
        return Progress("not-yet")


def _rank(part: Progress) -> tuple[int, Fraction]:
    state = 2 if part.state == "confirm" and part.enough else _RANK[part.state]
    return state, -Fraction(part.have) / Fraction(part.need or 1)
