"""Requirement type `practice`: so many years of work of some kind, as far as they have gone by."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from trainer.domain.evidence.days import DAYS_A_YEAR, Spell, days_in, merged
from trainer.domain.evidence.notes import Reason, Step
from trainer.domain.evidence.progress import Progress
from trainer.domain.evidence.tally import Tally
from trainer.domain.log_entries import Certificate, Prerequisite
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.row import Row


@dataclass(frozen=True, kw_only=True)
class Practice(Row):
    """Time is counted in days, 365 to a year; days that two entries share count once.

    `unbroken`: the longest time without a gap counts, not the sum. `after_levels` of `body`: only time since the
    earliest of these was reached.
    """

    type: Literal["practice"]
    operator: Literal["at-least"]
    value: int
    unit: Literal["years"]
    kinds: tuple[Literal["depression-practice", "ipt-practice"], ...]
    unbroken: bool = False
    body: str = ""
    after_levels: tuple[str, ...] = ()

    def progress(self, portfolio: Portfolio, today: date) -> Progress:
        """In days."""
        begin = self._begin(portfolio, today)
        need = self.value * DAYS_A_YEAR
        if begin is None:
            step = Step("hold-certificate", {"body": self.body, "levels": self.after_levels})
            return Tally().progress(need, "days", step)
        tally = Tally()
        spells: list[Spell] = []
        for entry, done in portfolio.log.of(Prerequisite):
            if done.kind not in self.kinds:
                continue
            against = [Reason("in-the-future", {"day": done.since})] if done.since > today else []
            if done.until is not None and done.until < begin:
                against.append(Reason("too-early", {"day": done.until, "due": begin}))
            if against:
                tally.add(entry.ref, against)
                continue
            tally.support(entry.ref)
            spells.append((max(done.since, begin), done.until))
        lengths = [days_in(spell, today) for spell in merged(spells)]
        tally.whole(max(lengths, default=0) if self.unbroken else sum(lengths))
        return tally.progress(need, "days")

    def _begin(self, portfolio: Portfolio, today: date) -> date | None:
        if not self.after_levels:
            return date.min
        held = [
            c.on
            for _, c in portfolio.log.of(Certificate)
            if c.body == self.body and c.level in self.after_levels and c.on <= today
        ]
        return min(held, default=None)
