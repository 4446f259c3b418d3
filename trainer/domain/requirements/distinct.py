"""Requirement type `distinct`: so many different clients, or so many different areas, among the cases."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from trainer.domain.evidence.casework import Casework, casework
from trainer.domain.evidence.notes import Reason, Step
from trainer.domain.evidence.progress import Progress
from trainer.domain.evidence.tally import Tally
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.row import Row


@dataclass(frozen=True, kw_only=True)
class Distinct(Row):
    """A case's area is the one it was last changed to."""

    type: Literal["distinct"]
    operator: Literal["at-least"]
    value: int
    unit: Literal["clients", "areas"]

    @property
    def about_cases(self) -> bool:
        """All of them together."""
        return True

    def progress(self, portfolio: Portfolio, today: date) -> Progress:
        """The first case of each counts."""
        tally, seen = Tally(), set()
        for case in casework(portfolio.log, today):
            one = case.facts.client if self.unit == "clients" else self._area(case, today)
            if not one:
                areas = self.unit == "areas"
                tally.add(case.ref, [Reason("no-area") if areas else Reason("incomplete", {"fields": ("client",)})])
                continue
            tally.add(case.ref, [Reason("same-again", {"unit": self.unit, "one": one})] if one in seen else [])
            seen.add(one)
        step = Step("other-client" if self.unit == "clients" else "other-area", {"amount": self.value - tally.have})
        return tally.progress(self.value, self.unit, step)

    @staticmethod
    def _area(case: Casework, today: date) -> str:
        chosen = [choice for choice in case.facts.areas if choice.on <= today]
        return max(chosen, key=lambda choice: choice.on).area if chosen else ""
