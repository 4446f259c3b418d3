"""Requirement type `all-of`: several other requirements together, as one alternative of an `any-of`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from trainer.domain.evidence.days import soonest
from trainer.domain.evidence.progress import Progress
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.row import Row

_RANK: Final = ("not-yet", "insufficient", "awaiting", "confirm", "met")


@dataclass(frozen=True, kw_only=True)
class AllOf(Row):
    """`of` are the ids of rows of the same file, which ask nothing by themselves."""

    type: Literal["all-of"]
    of: tuple[str, ...]

    def combine(self, parts: Mapping[str, Progress]) -> Progress:
        """As far as the one that is least far; `have` counts those that are met."""
        found = [parts[part] for part in self.of]
        state = min((p.state for p in found), key=_RANK.index)
        return Progress(
            state,
            sum(p.state == "met" for p in found),
            len(found),
            "parts",
            tuple(dict.fromkeys(ref for p in found for ref in p.used)),
            tuple(a for p in found for a in p.set_aside),
            tuple(step for p in found if p.state != "met" for step in p.next),
            soonest(p.until for p in found),
            enough=all(p.state == "met" or p.enough for p in found),
        )

    def progress(self, portfolio: Portfolio, today: date) -> Progress:
        """Nothing by itself."""
        return Progress("not-yet")
