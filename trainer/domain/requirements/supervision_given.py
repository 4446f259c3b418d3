"""Requirement type `supervision-given`: hours of supervision in IPT that the person gave to others."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from trainer.domain.evidence.giving import against_giving
from trainer.domain.evidence.notes import Reason
from trainer.domain.evidence.progress import Progress
from trainer.domain.evidence.tally import Tally
from trainer.domain.log_entries import SupervisionGiven as Facts
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.row import Row


@dataclass(frozen=True, kw_only=True)
class SupervisionGiven(Row):
    """`after_levels` of `body`: only what was given since then. `fields`: what has to be recorded of it."""

    type: Literal["supervision-given"]
    operator: Literal["at-least"]
    value: int
    unit: Literal["hours", "clinicians"]
    body: str = ""
    after_levels: tuple[str, ...] = ()
    fields: tuple[Literal["setting", "population", "evaluated"], ...] = ()

    def progress(self, portfolio: Portfolio, today: date) -> Progress:
        """In minutes, an hour with a group being one hour; or counts different clinicians."""
        tally, seen = Tally(), set[str]()
        for entry, given in sorted(portfolio.log.of(Facts), key=lambda g: (g[1].on, g[0].ref)):
            against = against_giving(portfolio.log, given.on, today, self.body, self.after_levels)
            missing = tuple(field for field in self.fields if not getattr(given, field))
            if missing:
                against.append(Reason("incomplete", {"fields": missing}))
            people = set(given.supervisees) - seen
            tally.add(entry.ref, against, given.minutes if self.unit == "hours" else len(people))
            seen |= set() if against else people
        return (
            tally.progress(self.value * 60, "minutes")
            if self.unit == "hours"
            else tally.progress(self.value, self.unit)
        )
