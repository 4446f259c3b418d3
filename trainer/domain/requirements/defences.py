"""Requirement type `defences`: so many ten-minute defences of assessed work that stood."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from trainer.domain.evidence.notes import Reason, Step
from trainer.domain.evidence.progress import Progress
from trainer.domain.evidence.tally import Tally
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.row import Row


@dataclass(frozen=True, kw_only=True)
class Defences(Row):
    """Of different cases; one that stood only in part does not count."""

    type: Literal["defences"]
    operator: Literal["at-least"]
    value: int
    unit: Literal["defences"]

    def progress(self, portfolio: Portfolio, today: date) -> Progress:
        """Held up to today."""
        held = [d for d in portfolio.defences if d.held_on <= today]
        stood = {d.slug for d in held if d.outcome == "stood"}
        tally = Tally()
        for slug in sorted({d.slug for d in held}):
            tally.add(slug, [] if slug in stood else [Reason("did-not-stand")])
        return tally.progress(self.value, "defences", Step("defend", {"amount": self.value - tally.have}))

    def came(self, portfolio: Portfolio, zone: str) -> Mapping[str, date]:
        """When it was held, not when it was written down."""
        stood = sorted((d.held_on, d.slug) for d in portfolio.defences if d.outcome == "stood")
        return {slug: day for day, slug in reversed(stood)}
