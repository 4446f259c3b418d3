"""Requirement type `phases-across-cases`: early, middle and late sessions somewhere among the cases."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from trainer.domain.evidence.casework import casework
from trainer.domain.evidence.notes import Step
from trainer.domain.evidence.phases import by_phase, lacking
from trainer.domain.evidence.progress import Progress
from trainer.domain.evidence.tally import Tally
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.row import Row


@dataclass(frozen=True, kw_only=True)
class PhasesAcrossCases(Row):
    """`early`, `middle`, `late`: how many sessions of each; `counted`: those held, or only those supervised."""

    type: Literal["phases-across-cases"]
    counted: Literal["held", "supervised"]
    early: int = 1
    middle: int = 1
    late: int = 1

    @property
    def about_cases(self) -> bool:
        """All of them together."""
        return True

    def progress(self, portfolio: Portfolio, today: date) -> Progress:
        """Counts sessions, of each phase no more than are asked for."""
        need = {"early": self.early, "middle": self.middle, "late": self.late}
        cases = casework(portfolio.log, today)
        have = by_phase(cases, self.counted)
        tally = Tally()
        tally.whole(sum(min(have[phase], n) for phase, n in need.items()))
        tally.support(*(case.ref for case in cases if any(by_phase([case], self.counted).values())))
        step = Step("hold-phases", {"phases": lacking(have, need), "that_were": self.counted})
        return tally.progress(sum(need.values()), "sessions", step)
