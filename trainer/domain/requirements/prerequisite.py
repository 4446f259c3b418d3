"""Requirement type `prerequisite`: a degree, a licence, a profession, a status; one of those named."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from trainer.domain.evidence.days import Spell, covering, years_after
from trainer.domain.evidence.notes import Reason, Step
from trainer.domain.evidence.progress import Progress
from trainer.domain.evidence.tally import Tally
from trainer.domain.log_entries import Prerequisite as Facts
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.row import Row

Kind = Literal[
    "degree", "licence", "licence-eligible", "student", "profession", "therapy-education", "identity", "ipt-practice"
]


@dataclass(frozen=True, kw_only=True)
class Prerequisite(Row):
    """`current`: it has to hold today. `ahead_years`: it may begin within so many years from today.

    `titles`, where given, are the only ones that do, however they are capitalised.
    """

    type: Literal["prerequisite"]
    kinds: tuple[Kind, ...]
    titles: tuple[str, ...] = ()
    current: bool = False
    ahead_years: int = 0

    def progress(self, portfolio: Portfolio, today: date) -> Progress:
        """One of them will do; it holds until the last of them, with what follows on it, ends."""
        horizon = years_after(today, self.ahead_years)
        found = [(e, f) for e, f in portfolio.log.of(Facts) if f.kind in self.kinds]
        fitting: list[Spell] = [(f.since, f.until) for _, f in found if not self._title(f)]
        tally = Tally()
        for entry, facts in found:
            against = self._title(facts)
            if facts.since > horizon:
                against.append(Reason("not-begun", {"day": facts.since}))
            elif self.current and facts.until is not None and facts.until < today:
                against.append(Reason("ended", {"day": facts.until}))
            tally.add(entry.ref, against)
        done = tally.progress(1, "", Step("enter", {"kinds": self.kinds}))
        spell = covering(fitting, today) if self.current else None
        return replace(done, until=spell[1]) if spell else done

    def _title(self, facts: Facts) -> list[Reason]:
        wanted = {title.casefold() for title in self.titles}
        return (
            [Reason("other-title", {"wanted": self.titles})] if wanted and facts.title.casefold() not in wanted else []
        )
