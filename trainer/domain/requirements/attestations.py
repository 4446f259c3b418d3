"""Requirement type `attestations`: so many cases attested, each with its contents and two signatures."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from trainer.domain.evidence.casework import Casework, casework
from trainer.domain.evidence.notes import Reason, Step
from trainer.domain.evidence.progress import Progress
from trainer.domain.evidence.standing import By
from trainer.domain.evidence.tally import Tally
from trainer.domain.log_entries import Attestation
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.row import Row
from trainer.domain.training_log import TrainingLog

Content = Literal["presenting-problem", "conceptualisation", "course", "techniques", "outcome"]


@dataclass(frozen=True, kw_only=True)
class Attestations(Row):
    """Signed by the applicant and by a supervisor of the case, who where `by` says so stood on the day of signing.

    `signed`: the wording as it stands, so that a change needs new signatures; or any wording it once had.
    """

    type: Literal["attestations"]
    operator: Literal["at-least"]
    value: int
    unit: Literal["cases"]
    contents: tuple[Content, ...]
    signed: Literal["current-wording", "any-wording"] = "current-wording"
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
        """Counts the cases. Of several attestations of a case, the one that lacks least decides."""
        tally = Tally()
        for case in casework(portfolio.log, today):
            judged = [(self._against(portfolio.log, case, a, today), e.ref) for e, a in case.attestations]
            judged.sort(key=lambda j: (len(j[0]), j[1]))
            against, ref = judged[0] if judged else ([Reason("not-attested")], "")
            tally.add(case.ref, against)
            tally.support(*filter(None, [ref]))
        return tally.progress(self.value, "cases", Step("attest", {"amount": self.value - tally.have}))

    def _against(self, log: TrainingLog, case: Casework, attested: Attestation, today: date) -> list[Reason]:
        missing = tuple(c for c in self.contents if c not in attested.contents)
        against = [Reason("contents-missing", {"contents": missing})] if missing else []
        signed = [
            s
            for s in attested.signatures
            if s.at.date() <= today and (self.signed == "any-wording" or s.wording == attested.wording)
        ]
        if not any(s.signer == "" for s in signed):
            against.append(Reason("unsigned", {"who": "applicant"}))
        theirs = [s for s in signed if s.signer in case.supervisors]
        if not theirs:
            against.append(Reason("unsigned", {"who": "supervisor"}))
        elif self.by:
            standing = [self.by.against(log, s.signer, s.at.date()) for s in theirs]
            against += [] if [] in standing else standing[0]
        return against
