"""Requirement type `therapy-training`: hours of supervised training in giving therapy, of whatever school."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from trainer.domain.evidence.notes import Reason
from trainer.domain.evidence.progress import Progress
from trainer.domain.evidence.tally import Tally
from trainer.domain.log_entries import Prerequisite
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.row import Row


@dataclass(frozen=True, kw_only=True)
class TherapyTraining(Row):
    """Clock hours, as certified by whoever trained them."""

    type: Literal["therapy-training"]
    operator: Literal["at-least"]
    value: int
    unit: Literal["hours"]

    def progress(self, portfolio: Portfolio, today: date) -> Progress:
        """In minutes."""
        tally = Tally()
        for entry, done in portfolio.log.of(Prerequisite):
            if done.kind != "therapy-training":
                continue
            against = [Reason("in-the-future", {"day": done.since})] if done.since > today else []
            against += [] if done.minutes else [Reason("no-amount", {"unit": "hours"})]
            tally.add(entry.ref, against, done.minutes)
        return tally.progress(self.value * 60, "minutes")
