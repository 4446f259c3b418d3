"""Requirement type `certificate`: a level of a body's that the person already holds."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from trainer.domain.evidence.notes import Reason, Step
from trainer.domain.evidence.progress import Progress
from trainer.domain.evidence.tally import Tally
from trainer.domain.log_entries import Certificate as Facts
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.row import Row


@dataclass(frozen=True, kw_only=True)
class Certificate(Row):
    """One of `levels`; `current`: it has to be in force today."""

    type: Literal["certificate"]
    body: str
    levels: tuple[str, ...]
    current: bool = True

    def progress(self, portfolio: Portfolio, today: date) -> Progress:
        """Holds until the last of them ends."""
        tally = Tally()
        for entry, held in portfolio.log.of(Facts):
            if held.body != self.body:
                continue
            against = [Reason("in-the-future", {"day": held.on})] if held.on > today else []
            if held.level not in self.levels:
                against.append(Reason("other-kind", {"kind": held.level, "wanted": self.levels}))
            if self.current and held.until is not None and held.until < today:
                against.append(Reason("ended", {"day": held.until}))
            tally.add(entry.ref, against, until=held.until if self.current else None)
        return tally.progress(1, "", Step("hold-certificate", {"body": self.body, "levels": self.levels}))
