"""Requirement type `share`: the share of sessions that were supervised, or recorded."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from trainer.domain.evidence.casework import casework
from trainer.domain.evidence.notes import Reason, Step
from trainer.domain.evidence.progress import Progress
from trainer.domain.evidence.tally import Tally
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.row import Row


@dataclass(frozen=True, kw_only=True)
class Share(Row):
    """`pool`: in each case, or over the sessions of all of them together. Of so many cases in either reading."""

    type: Literal["share"]
    operator: Literal["at-least"]
    value: int
    unit: Literal["percent"]
    cases: int
    that_were: Literal["recorded", "supervised"]
    pool: Literal["per-case", "pooled"] = "per-case"

    @property
    def about_cases(self) -> bool:
        """Case by case, or together."""
        return True

    @property
    def case_by_case(self) -> bool:
        """Unless they are pooled."""
        return self.pool == "per-case"

    def progress(self, portfolio: Portfolio, today: date) -> Progress:
        """Counts cases; pooled, the cases count together or not at all. Compared without a division: 74.9 is not 75."""
        cases = casework(portfolio.log, today)
        counted = [(case, len(case.numbers_that_were(self.that_were)), case.length) for case in cases]
        pooled = (sum(part for _, part, _ in counted), sum(held for _, _, held in counted))
        tally = Tally()
        for case, part, held in counted:
            have, of = pooled if self.pool == "pooled" else (part, held)
            if not held:
                tally.add(case.ref, [Reason("no-sessions")])
            elif have * 100 < self.value * of:
                about = {"have": have, "of": of, "percent": self.value, "that_were": self.that_were}
                tally.add(case.ref, [Reason("share-too-low", about)])
            else:
                tally.add(case.ref, [])
        step = Step("supervise-sessions" if self.that_were == "supervised" else "record", {"percent": self.value})
        return tally.progress(self.cases, "cases", step)
