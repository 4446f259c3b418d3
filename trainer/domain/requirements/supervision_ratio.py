"""Requirement type `supervision-ratio`: so much supervision for so much therapy."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from trainer.domain.evidence.casework import Casework, casework
from trainer.domain.evidence.notes import Reason, Step
from trainer.domain.evidence.progress import Progress
from trainer.domain.evidence.received import against_supervision
from trainer.domain.evidence.standing import By
from trainer.domain.evidence.tally import Tally
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.row import Row


@dataclass(frozen=True, kw_only=True)
class SupervisionRatio(Row):
    """`value` hours of supervision for every `per` hours of therapy, in each case or over all of them together."""

    type: Literal["supervision-ratio"]
    operator: Literal["at-least"]
    value: int
    unit: Literal["hours"]
    per: int
    cases: int
    pool: Literal["per-case", "pooled"] = "per-case"
    bases: tuple[Literal["recording", "live", "notes"], ...] = ("recording", "live", "notes")
    by: By | None = None

    @property
    def about_cases(self) -> bool:
        """Case by case, or together."""
        return True

    @property
    def case_by_case(self) -> bool:
        """Unless they are pooled."""
        return self.pool == "per-case"

    def progress(self, portfolio: Portfolio, today: date) -> Progress:
        """Counts cases. Supervision of several cases at once is shared out among them, to the second and beyond."""
        cases = casework(portfolio.log, today)
        tally, minutes = Tally(), {case.ref: self._minutes(portfolio, case, today) for case in cases}
        pooled = tuple(sum(column, Fraction()) for column in zip(*minutes.values(), strict=True))
        for case in cases:
            given, therapy = pooled if self.pool == "pooled" else minutes[case.ref]
            about = {"supervision": int(given), "therapy": int(therapy), "value": self.value, "per": self.per}
            if not case.sessions:
                tally.add(case.ref, [Reason("no-sessions")])
            elif any(s.minutes <= 0 for _, s in case.sessions):
                tally.add(case.ref, [Reason("incomplete", {"fields": ("minutes",)})])
            elif given * self.per < therapy * self.value:
                tally.add(case.ref, [Reason("ratio-too-low", about)])
            else:
                tally.add(case.ref, [])
        return tally.progress(self.cases, "cases", Step("supervise-more", {"value": self.value, "per": self.per}))

    def _minutes(self, portfolio: Portfolio, case: Casework, today: date) -> tuple[Fraction, Fraction]:
        held = {s.number: s.minutes for _, s in reversed(case.sessions)}
        given = [
            Fraction(s.minutes, len(set(s.cases)))
            for _, s in case.supervisions
            if not against_supervision(portfolio.log, s, today, ("individual", "group"), self.bases, self.by, 0)
        ]
        return sum(given, Fraction()), Fraction(sum(held.values()))
