"""Requirement type `independent-rating`: a recording rated by somebody who has no part in the case."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from trainer.domain.evidence.casework import Casework, casework
from trainer.domain.evidence.notes import Reason, Step
from trainer.domain.evidence.progress import Progress
from trainer.domain.evidence.standing import By
from trainer.domain.evidence.tally import Tally
from trainer.domain.log_entries import Phase, Rating, Supervision
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.row import Row
from trainer.domain.training_log import TrainingLog


@dataclass(frozen=True, kw_only=True)
class IndependentRating(Row):
    """`independent_of`: of everybody who supervised the case, or of everybody who ever supervised the trainee.

    A case's own supervisor is never independent, whatever the entry calls them.
    """

    type: Literal["independent-rating"]
    operator: Literal["at-least"]
    value: int
    unit: Literal["recordings"]
    phases: tuple[Phase, ...] = ("early", "middle", "late")
    media: tuple[Literal["audio", "video"], ...] = ("audio", "video")
    adherent: bool = True
    independent_of: Literal["case", "trainee"] = "case"
    by: By | None = None

    @property
    def about_cases(self) -> bool:
        """Of one of them."""
        return True

    def progress(self, portfolio: Portfolio, today: date) -> Progress:
        """Different recordings; where several rated one, one who calls it adherent is enough."""
        cases = casework(portfolio.log, today)
        supervisors = {guide for case in cases for guide in case.supervisors}
        supervisors |= {s.guide for _, s in portfolio.log.of(Supervision) if s.on <= today}
        tally, done = Tally(), set()
        for case in cases:
            parties = supervisors if self.independent_of == "trainee" else case.supervisors
            for entry, rating in case.ratings:
                against = self._against(portfolio.log, case, rating, parties)
                if not against and (case.ref, rating.session) in done:
                    against = [Reason("surplus")]
                tally.add(entry.ref, against)
                done |= set() if against else {(case.ref, rating.session)}
        return tally.progress(self.value, "recordings", Step("independent-rating", {"phases": self.phases}))

    def _against(
        self, log: TrainingLog, case: Casework, rating: Rating, parties: frozenset[str] | set[str]
    ) -> list[Reason]:
        if rating.role != "independent":
            return [Reason("other-role", {"role": rating.role})]
        if rating.rater in parties or not rating.rater:
            return [Reason("not-independent", {"guide": rating.rater})]
        session = case.session(rating.session)
        if session is None:
            return [Reason("session-unknown")]
        if session.recorded not in self.media:
            return [Reason("other-medium", {"wanted": self.media})]
        if session.phase not in self.phases:
            return [Reason("other-phase", {"phases": (session.phase,), "wanted": self.phases})]
        if self.adherent and not rating.adherent:
            return [Reason("no-scores" if rating.adherent is None else "not-adherent")]
        return self.by.against(log, rating.rater, rating.on) if self.by else []
