"""Requirement type `cases`: so many clinical cases of some kind."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from trainer.domain.evidence.casework import Casework, casework
from trainer.domain.evidence.notes import Reason, Step
from trainer.domain.evidence.progress import Progress
from trainer.domain.evidence.spending import Spent
from trainer.domain.evidence.tally import Tally
from trainer.domain.log_entries import Diagnosis, Format, Setting
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.row import Row


@dataclass(frozen=True, kw_only=True)
class Cases(Row):
    """What is left empty is not asked about. Cases that earned one of `unspent_levels` of `body` do not count again."""

    type: Literal["cases"]
    operator: Literal["at-least"]
    value: int
    unit: Literal["cases"]
    ended: Literal["any", "completed"] = "any"
    formats: tuple[Format, ...] = ()
    diagnoses: tuple[Diagnosis, ...] = ()
    settings: tuple[Setting, ...] = ()
    body: str = ""
    unspent_levels: tuple[str, ...] = ()

    @property
    def about_cases(self) -> bool:
        """Of course."""
        return True

    @property
    def case_by_case(self) -> bool:
        """Each on its own."""
        return True

    def progress(self, portfolio: Portfolio, today: date) -> Progress:
        """A case counts once it has begun and a session has been held."""
        spent = Spent.on(portfolio.log, self.body, self.unspent_levels, today)
        tally = Tally()
        for case in casework(portfolio.log, today):
            tally.add(case.ref, self._against(case, today) + spent.against(case.ref, case.facts.opened_on))
        return tally.progress(self.value, "cases", Step("case", {"amount": self.value - tally.have}))

    def _against(self, case: Casework, today: date) -> list[Reason]:
        against = [] if case.sessions else [Reason("no-sessions")]
        facts = case.facts
        if self.ended == "completed" and not (facts.ended == "completed" and (facts.closed_on or today) <= today):
            against.append(Reason("not-completed"))
        if self.formats and facts.format not in self.formats:
            against.append(Reason("other-format", {"format": facts.format, "wanted": self.formats}))
        if self.diagnoses and facts.diagnosis not in self.diagnoses:
            against.append(Reason("other-diagnosis", {"diagnosis": facts.diagnosis, "wanted": self.diagnoses}))
        if self.settings and facts.setting not in self.settings:
            against.append(Reason("other-setting", {"setting": facts.setting, "wanted": self.settings}))
        return against
