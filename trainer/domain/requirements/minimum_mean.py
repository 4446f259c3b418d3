"""Requirement type `minimum-mean`: ratings that average no less than so much, in each of so many portfolios."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from trainer.domain.evidence.casework import Casework, casework
from trainer.domain.evidence.notes import Reason, Step
from trainer.domain.evidence.progress import Progress
from trainer.domain.evidence.standing import By
from trainer.domain.evidence.tally import Tally
from trainer.domain.log_entries import Rating
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.row import Row
from trainer.domain.training_log import Entry, TrainingLog


@dataclass(frozen=True, kw_only=True)
class MinimumMean(Row):
    """`roles`: whose ratings count. `several`: where a case has more than one, the best, the lowest or their mean."""

    type: Literal["minimum-mean"]
    operator: Literal["at-least"]
    value: Decimal
    unit: Literal["points"]
    cases: int
    instruments: tuple[str, ...]
    roles: tuple[Literal["self", "supervisor", "independent"], ...]
    several: Literal["best", "lowest", "mean"] = "best"
    by: By | None = None

    @property
    def about_cases(self) -> bool:
        """Case by case."""
        return True

    @property
    def case_by_case(self) -> bool:
        """Each on its own."""
        return True

    def progress(self, portfolio: Portfolio, today: date) -> Progress:
        """Counts cases. Nothing is rounded up: 2.95 is not 3.0."""
        tally = Tally()
        for case in casework(portfolio.log, today):
            rated = list(self._means(portfolio.log, case))
            tally.add(case.ref, self._against(case, [mean for _, mean in rated]))
            tally.support(*(entry.ref for entry, _ in rated))
        rate, better = Step("rate", {"amount": 1, "roles": self.roles}), Step("rate-better", {"mean": self.value})
        low = any(aside.reason.code == "mean-too-low" for aside in tally.aside)
        return tally.progress(self.cases, "cases", better if low else rate)

    def _means(self, log: TrainingLog, case: Casework) -> Iterator[tuple[Entry, Fraction]]:
        for entry, rating in case.ratings:
            if self._fits(log, rating) and rating.scores:
                yield entry, Fraction(sum(map(Fraction, rating.scores))) / len(rating.scores)

    def _fits(self, log: TrainingLog, rating: Rating) -> bool:
        standing = self.by.against(log, rating.rater, rating.on) if self.by else []
        return rating.role in self.roles and rating.instrument in self.instruments and not standing

    def _against(self, case: Casework, means: list[Fraction]) -> list[Reason]:
        if not means:
            blank = any(
                r.instrument in self.instruments and r.role in self.roles and not r.scores for _, r in case.ratings
            )
            return [Reason("no-scores") if blank else Reason("not-rated", {"have": 0, "need": 1, "roles": self.roles})]
        best, lowest, mean = max(means), min(means), sum(means, Fraction()) / len(means)
        have = {"best": best, "lowest": lowest, "mean": mean}[self.several]
        about = {"mean": Decimal(have.numerator * 100 // have.denominator) / 100, "need": self.value}
        return [] if have >= Fraction(self.value) else [Reason("mean-too-low", about)]
