"""Requirement type `rated-sessions`: so many sessions rated, in each of so many cases."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from trainer.domain.evidence.casework import Casework, casework
from trainer.domain.evidence.notes import About, Reason, Step
from trainer.domain.evidence.progress import Progress
from trainer.domain.evidence.tally import Tally
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.row import Row


@dataclass(frozen=True, kw_only=True)
class RatedSessions(Row):
    """`chosen_by`, where given: who chose the session. `joint`: the trainee rated the same session on the same scale.

    Without `instruments`, any scale will do.
    """

    type: Literal["rated-sessions"]
    operator: Literal["at-least"]
    value: int
    unit: Literal["sessions"]
    cases: int
    roles: tuple[Literal["self", "supervisor", "independent"], ...]
    instruments: tuple[str, ...] = ()
    chosen_by: tuple[Literal["random", "trainee", "supervisor"], ...] = ()
    joint: bool = False

    @property
    def about_cases(self) -> bool:
        """Case by case."""
        return True

    @property
    def case_by_case(self) -> bool:
        """Each on its own."""
        return True

    def progress(self, portfolio: Portfolio, today: date) -> Progress:
        """Counts the cases; a session that several rated counts once."""
        tally = Tally()
        for case in casework(portfolio.log, today):
            rated = self._rated(case)
            fitting = {n for n in rated if self._chosen(case, n)}
            about: About = {"have": len(fitting), "need": self.value, "roles": self.roles}
            code: Literal["not-chosen-so", "not-rated"] = "not-chosen-so" if len(rated) >= self.value else "not-rated"
            tally.add(case.ref, [] if len(fitting) >= self.value else [Reason(code, about)])
            tally.support(*(e.ref for e, r in case.ratings if r.session in fitting and r.role in self.roles))
        return tally.progress(self.cases, "cases", Step("rate", {"amount": self.value, "roles": self.roles}))

    def _rated(self, case: Casework) -> set[int]:
        own = {(r.session, r.instrument) for _, r in case.ratings if r.role == "self"}
        return {
            r.session
            for _, r in case.ratings
            if r.role in self.roles
            and (not self.instruments or r.instrument in self.instruments)
            and (r.scores or r.adherent is not None)
            and (not self.joint or (r.session, r.instrument) in own)
        }

    def _chosen(self, case: Casework, number: int) -> bool:
        session = case.session(number)
        return (
            session is not None
            and bool(session.recorded)
            and (not self.chosen_by or session.chosen_by in self.chosen_by)
        )
