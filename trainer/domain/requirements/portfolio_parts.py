"""Requirement type `portfolio-parts`: the parts of a portfolio, for each of so many cases."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from trainer.domain.evidence.casework import casework
from trainer.domain.evidence.notes import Reason, Step
from trainer.domain.evidence.progress import Progress
from trainer.domain.evidence.tally import Tally
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.row import Row

PartKind = Literal["case-report", "inventory", "formulation", "summary", "self-rating", "recording"]


@dataclass(frozen=True, kw_only=True)
class PortfolioParts(Row):
    """Each part in whatever version."""

    type: Literal["portfolio-parts"]
    operator: Literal["at-least"]
    value: int
    unit: Literal["cases"]
    parts: tuple[PartKind, ...]

    @property
    def about_cases(self) -> bool:
        """Case by case."""
        return True

    @property
    def case_by_case(self) -> bool:
        """Each on its own."""
        return True

    def progress(self, portfolio: Portfolio, today: date) -> Progress:
        """Counts the cases that have them all."""
        tally = Tally()
        for case in casework(portfolio.log, today):
            there = {p.kind for _, p in case.parts}
            missing = tuple(part for part in self.parts if part not in there)
            tally.add(case.ref, [Reason("parts-missing", {"parts": missing})] if missing else [])
            tally.support(*(e.ref for e, p in case.parts if p.kind in self.parts))
        return tally.progress(self.value, "cases", Step("parts", {"parts": self.parts}))
