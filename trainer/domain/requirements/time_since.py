"""Requirement type `time-since`: so many years have passed since a level was reached."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from trainer.domain.evidence.days import years_after
from trainer.domain.evidence.notes import Reason, Step
from trainer.domain.evidence.progress import Progress
from trainer.domain.evidence.tally import Tally
from trainer.domain.log_entries import Certificate
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.row import Row


@dataclass(frozen=True, kw_only=True)
class TimeSince(Row):
    """Met on the anniversary itself."""

    type: Literal["time-since"]
    operator: Literal["at-least"]
    value: int
    unit: Literal["years"]
    body: str
    levels: tuple[str, ...]

    def progress(self, portfolio: Portfolio, today: date) -> Progress:
        """The earliest of the levels decides."""
        tally = Tally()
        dues = []
        for entry, held in portfolio.log.of(Certificate):
            if held.body != self.body or held.level not in self.levels:
                continue
            due = years_after(held.on, self.value)
            dues.append(due)
            tally.add(entry.ref, [Reason("too-early", {"day": held.on, "due": due})] if today < due else [])
        step = Step("wait", {"day": min(dues)}) if dues else None
        return tally.progress(1, "", step or Step("hold-certificate", {"body": self.body, "levels": self.levels}))
