"""Requirement type `spacing`: supervision at least every so many sessions, in each of so many cases."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from trainer.domain.evidence.casework import Casework, casework
from trainer.domain.evidence.notes import About, Reason, Step
from trainer.domain.evidence.progress import Progress
from trainer.domain.evidence.tally import Tally
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.row import Row


@dataclass(frozen=True, kw_only=True)
class Spacing(Row):
    """`counted`: no stretch of so many sessions goes without supervision; or it is that many on average."""

    type: Literal["spacing"]
    operator: Literal["at-most"]
    value: int
    unit: Literal["sessions"]
    cases: int
    counted: Literal["in-a-row", "on-average"] = "in-a-row"

    @property
    def about_cases(self) -> bool:
        """Case by case."""
        return True

    @property
    def case_by_case(self) -> bool:
        """Each on its own."""
        return True

    def progress(self, portfolio: Portfolio, today: date) -> Progress:
        """Goes by the sessions' numbers, so that one that was not entered still makes the stretch longer."""
        tally = Tally()
        for case in casework(portfolio.log, today):
            tally.add(case.ref, self._against(case))
        return tally.progress(self.cases, "cases", Step("supervise-every", {"every": self.value}))

    def _against(self, case: Casework) -> list[Reason]:
        supervised, last = sorted(case.numbers_that_were("supervised")), case.length
        if not last:
            return [Reason("no-sessions")]
        if self.counted == "on-average":
            need = -(-last // self.value)
            about: About = {"have": len(supervised), "need": need, "that_were": "supervised"}
            return [] if len(supervised) >= need else [Reason("too-few-sessions", about)]
        marks = [0, *supervised, last + 1]
        gaps = [(a, b) for a, b in pairwise(marks) if b - a > self.value]
        return [Reason("gap-too-long", {"from": a + 1, "to": b - 1, "every": self.value}) for a, b in gaps[:1]]
