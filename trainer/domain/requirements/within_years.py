"""Requirement type `within-years`: a level reached no longer ago than so many years."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from trainer.domain.evidence.casework import casework
from trainer.domain.evidence.days import years_after
from trainer.domain.evidence.notes import Reason, Step
from trainer.domain.evidence.progress import Progress
from trainer.domain.evidence.tally import Tally
from trainer.domain.log_entries import Certificate, Supervision
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.row import Row


@dataclass(frozen=True, kw_only=True)
class WithinYears(Row):
    """`counted_to`: the day by which it may not be older: today, the first case's, or the first supervision's.

    Where there is neither case nor supervision yet since the level was reached, it is today.
    """

    type: Literal["within-years"]
    operator: Literal["at-most"]
    value: int
    unit: Literal["years"]
    body: str
    levels: tuple[str, ...]
    counted_to: Literal["today", "first-case", "first-supervision"] = "today"

    @property
    def about_cases(self) -> bool:
        """Where the first case decides."""
        return self.counted_to == "first-case"

    def progress(self, portfolio: Portfolio, today: date) -> Progress:
        """Counted to today, it holds until the years are over; otherwise it holds for good."""
        days = self._days(portfolio, today)
        tally = Tally()
        for entry, held in portfolio.log.of(Certificate):
            if held.body != self.body or held.level not in self.levels:
                continue
            last = years_after(held.on, self.value)
            to = min((day for day in days if day >= held.on), default=today)
            against = [Reason("in-the-future", {"day": held.on})] if held.on > today else []
            if last < to:
                against.append(Reason("too-old", {"day": held.on, "last": last, "to": to}))
            tally.add(entry.ref, against, until=last if not days or self.counted_to == "today" else None)
        return tally.progress(1, "", Step("hold-certificate", {"body": self.body, "levels": self.levels}))

    def _days(self, portfolio: Portfolio, today: date) -> list[date]:
        match self.counted_to:
            case "first-case":
                return [case.facts.opened_on for case in casework(portfolio.log, today)]
            case "first-supervision":
                return [s.on for _, s in portfolio.log.of(Supervision) if s.on <= today]
        return []
