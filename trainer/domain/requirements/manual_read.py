"""Requirement type `manual-read`: a manual, read."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from trainer.domain.evidence.notes import Reason, Step
from trainer.domain.evidence.progress import Progress
from trainer.domain.evidence.tally import Tally
from trainer.domain.log_entries import ManualRead as Facts
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.row import Row


@dataclass(frozen=True, kw_only=True)
class ManualRead(Row):
    """Without `titles`, whoever verifies the entry vouches that the manual is one that the body recommends."""

    type: Literal["manual-read"]
    titles: tuple[str, ...] = ()

    def progress(self, portfolio: Portfolio, today: date) -> Progress:
        """One is enough."""
        wanted = {title.casefold() for title in self.titles}
        tally = Tally()
        for entry, read in portfolio.log.of(Facts):
            against = [Reason("in-the-future", {"day": read.on})] if read.on > today else []
            if wanted and read.title.casefold() not in wanted:
                against.append(Reason("other-title", {"wanted": self.titles}))
            tally.add(entry.ref, against)
        return tally.progress(1, "", Step("read-manual", {"titles": self.titles}))
