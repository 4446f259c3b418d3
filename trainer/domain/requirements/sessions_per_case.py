"""Requirement type `sessions-per-case`: so many sessions held, recorded or supervised in each of so many cases."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from trainer.domain.evidence.casework import Were, casework
from trainer.domain.evidence.notes import Reason, Step
from trainer.domain.evidence.progress import Progress
from trainer.domain.evidence.tally import Tally
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.row import Row


@dataclass(frozen=True, kw_only=True)
class SessionsPerCase(Row):
    """A session that was entered twice was held once."""

    type: Literal["sessions-per-case"]
    operator: Literal["at-least"]
    value: int
    unit: Literal["sessions"]
    cases: int
    that_were: Were = "held"

    @property
    def about_cases(self) -> bool:
        """Case by case."""
        return True

    @property
    def case_by_case(self) -> bool:
        """Each on its own."""
        return True

    def progress(self, portfolio: Portfolio, today: date) -> Progress:
        """Counts the cases."""
        tally = Tally()
        for case in casework(portfolio.log, today):
            have = len(case.numbers_that_were(self.that_were))
            about = {"have": have, "need": self.value, "that_were": self.that_were}
            tally.add(case.ref, [] if have >= self.value else [Reason("too-few-sessions", about)])
        return tally.progress(
            self.cases, "cases", Step("sessions", {"amount": self.value, "that_were": self.that_were})
        )
