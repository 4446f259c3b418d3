"""Requirement type `measures`: outcome measures at intake and every so many sessions, without a gap."""

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
class Measures(Row):
    """Every 4 is 4, 8, 12, up to the last session held. `intake_by`: the last session at which intake may be measured.

    `late_by`: how many sessions late the others may be.
    """

    type: Literal["measures"]
    operator: Literal["at-most"]
    value: int
    unit: Literal["sessions"]
    cases: int
    instruments: tuple[str, ...]
    intake_by: int = 1
    late_by: int = 0

    @property
    def about_cases(self) -> bool:
        """Case by case."""
        return True

    @property
    def case_by_case(self) -> bool:
        """Each on its own."""
        return True

    def progress(self, portfolio: Portfolio, today: date) -> Progress:
        """Counts the cases without a gap in any of the instruments, and names the gaps of the others."""
        tally = Tally()
        for case in casework(portfolio.log, today):
            gaps = [(i, found) for i in self.instruments if (found := self._gaps(case, i))]
            against = [Reason("measures-missing", {"instrument": i, "sessions": found}) for i, found in gaps]
            tally.add(case.ref, against if case.sessions else [Reason("no-sessions")])
            tally.support(*(e.ref for e, m in case.measures if m.instrument in self.instruments))
        return tally.progress(
            self.cases, "cases", Step("measure", {"every": self.value, "instruments": self.instruments})
        )

    def _gaps(self, case: Casework, instrument: str) -> tuple[int, ...]:
        """The sessions at which it is missing; 0 is intake."""
        taken = {m.session for _, m in case.measures if m.instrument == instrument}
        due = [(0, self.intake_by)] + [(n, n + self.late_by) for n in range(self.value, case.length + 1, self.value)]
        return tuple(first for first, last in due if not taken & set(range(first, last + 1)))
