"""Requirement type `case-supervisor`: so many cases whose supervisor stood with a body."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from trainer.domain.evidence.casework import casework
from trainer.domain.evidence.notes import Reason, Step
from trainer.domain.evidence.progress import Progress
from trainer.domain.evidence.standing import By
from trainer.domain.evidence.tally import Tally
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.row import Row


@dataclass(frozen=True, kw_only=True)
class CaseSupervisor(Row):
    """`standing`: on the day the case began; or on that of every session too, so that none may end mid-case."""

    type: Literal["case-supervisor"]
    operator: Literal["at-least"]
    value: int
    unit: Literal["cases"]
    by: By
    standing: Literal["opened", "throughout"] = "throughout"

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
            days = [case.facts.opened_on]
            days += [s.on for _, s in case.sessions] if self.standing == "throughout" else []
            against = self.by.against(portfolio.log, case.facts.supervisor, *sorted(days))
            tally.add(case.ref, against or ([] if case.sessions else [Reason("no-sessions")]))
        step = Step(
            "supervise-case", {"body": self.by.body, "levels": self.by.levels, "amount": self.value - tally.have}
        )
        return tally.progress(self.value, "cases", step)
