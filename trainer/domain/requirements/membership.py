"""Requirement type `membership`: of a body, today; where a time is asked for, for so long."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from trainer.domain.evidence.days import DAYS_A_YEAR, covering, days_in, merged
from trainer.domain.evidence.notes import Reason, Step
from trainer.domain.evidence.progress import Progress
from trainer.domain.evidence.tally import Tally
from trainer.domain.log_entries import Membership as Facts
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.row import Row


@dataclass(frozen=True, kw_only=True)
class Membership(Row):
    """`lapse` is what a gap does: it suspends until membership is renewed, then all counts again; the time of

    membership restarts; or it ends the matter, which only a letter from the body can open again.
    """

    type: Literal["membership"]
    body: str
    lapse: Literal["suspends", "restarts", "ends"] = "suspends"
    operator: Literal["at-least"] = "at-least"
    value: int = 0
    unit: Literal["years"] = "years"

    def progress(self, portfolio: Portfolio, today: date) -> Progress:
        """Time is counted in days, 365 to a year. It holds until the membership, with what follows on it, ends."""
        entries = [(e, m) for e, m in portfolio.log.of(Facts) if m.body == self.body]
        spells = merged((m.since, m.until) for _, m in entries)
        now = covering(spells, today)
        tally = Tally()
        for entry, membership in entries:
            if membership.since > today:
                tally.add(entry.ref, [Reason("not-begun", {"day": membership.since})])
            elif now is None and membership.until is not None:
                tally.add(entry.ref, [Reason("ended", {"day": membership.until})])
            else:
                tally.support(entry.ref)
        begun = [s for s in spells if s[0] <= today]
        if now is None:
            step = Step("renew" if begun else "join", {"body": self.body})
            return self._said(tally, 0, step)
        if self.lapse == "ends" and len(begun) > 1:
            return self._said(tally, 0, Step("reopen", {"body": self.body}))
        counted = [now] if self.lapse == "restarts" else begun
        days = sum(days_in(spell, today) for spell in counted)
        done = self._said(tally, days if self.value else 1)
        return replace(done, until=now[1]) if done.state == "met" else done

    def _said(self, tally: Tally, have: int, *steps: Step) -> Progress:
        tally.whole(have)
        need, unit = (self.value * DAYS_A_YEAR, "days") if self.value else (1, "")
        return tally.progress(need, unit, *steps)
