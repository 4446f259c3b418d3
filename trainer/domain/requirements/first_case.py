"""Requirement type `first-case`: what the first of the cases has to be."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from trainer.domain.evidence.casework import casework
from trainer.domain.evidence.notes import Reason, Step
from trainer.domain.evidence.progress import Progress
from trainer.domain.evidence.tally import Tally
from trainer.domain.log_entries import Diagnosis
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.row import Row


@dataclass(frozen=True, kw_only=True)
class FirstCase(Row):
    """The first to begin, of the cases that are put forward."""

    type: Literal["first-case"]
    diagnoses: tuple[Diagnosis, ...]

    @property
    def about_cases(self) -> bool:
        """One of them."""
        return True

    def progress(self, portfolio: Portfolio, today: date) -> Progress:
        """By its diagnosis."""
        tally = Tally()
        for case in casework(portfolio.log, today)[:1]:
            about = {"diagnosis": case.facts.diagnosis, "wanted": self.diagnoses}
            tally.add(case.ref, [] if case.facts.diagnosis in self.diagnoses else [Reason("other-diagnosis", about)])
        return tally.progress(1, "", Step("first-case", {"wanted": self.diagnoses}))
