"""Requirement type `teaching-given`: IPT that the person taught."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from trainer.domain.evidence.giving import against_giving
from trainer.domain.evidence.notes import Reason
from trainer.domain.evidence.progress import Progress
from trainer.domain.evidence.tally import Tally
from trainer.domain.log_entries import Teaching
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.row import Row


@dataclass(frozen=True, kw_only=True)
class TeachingGiven(Row):
    """Clock hours, academic hours (`units`), or workshops of at least `days` days: none is worked out from another.

    `after_levels` of `body`: only what was taught since one of these was reached.
    """

    type: Literal["teaching-given"]
    operator: Literal["at-least"]
    value: int
    unit: Literal["hours", "units", "workshops"]
    days: int = 0
    body: str = ""
    after_levels: tuple[str, ...] = ()

    def progress(self, portfolio: Portfolio, today: date) -> Progress:
        """In minutes where hours are asked for. What was led and what was co-led count alike."""
        tally = Tally()
        for entry, taught in portfolio.log.of(Teaching):
            against = against_giving(portfolio.log, taught.first_day, today, self.body, self.after_levels)
            if taught.last_day > today and not against:
                against = [Reason("in-the-future", {"day": taught.last_day})]
            amount = self._amount(taught)
            if not amount:
                known = self.unit == "workshops" and taught.days > 0
                against.append(
                    Reason("too-few-days", {"days": self.days}) if known else Reason("no-amount", {"unit": self.unit})
                )
            tally.add(entry.ref, against, amount)
        return (
            tally.progress(self.value * 60, "minutes")
            if self.unit == "hours"
            else tally.progress(self.value, self.unit)
        )

    def _amount(self, taught: Teaching) -> int:
        match self.unit:
            case "hours":
                return taught.minutes
            case "units":
                return taught.units
        return int(taught.days >= self.days > 0)
