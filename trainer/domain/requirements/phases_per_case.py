"""Requirement type `phases-per-case`: early, middle and late sessions in each of so many cases."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from trainer.domain.evidence.casework import casework
from trainer.domain.evidence.notes import Reason, Step
from trainer.domain.evidence.phases import by_phase, lacking
from trainer.domain.evidence.progress import Progress
from trainer.domain.evidence.tally import Tally
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.row import Row


@dataclass(frozen=True, kw_only=True)
class PhasesPerCase(Row):
    """`early`, `middle`, `late`: how many sessions of each; `counted`: those held, or only those supervised."""

    type: Literal["phases-per-case"]
    operator: Literal["at-least"]
    value: int
    unit: Literal["cases"]
    counted: Literal["held", "supervised"]
    early: int = 1
    middle: int = 1
    late: int = 1

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
        need = {"early": self.early, "middle": self.middle, "late": self.late}
        tally = Tally()
        for case in casework(portfolio.log, today):
            missing = lacking(by_phase([case], self.counted), need)
            about = {"phases": missing, "that_were": self.counted}
            tally.add(case.ref, [Reason("phases-missing", about)] if missing else [])
        return tally.progress(
            self.value, "cases", Step("hold-phases", {"phases": tuple(need), "that_were": self.counted})
        )
