"""Requirement type `cases-worked`: so many different cases of this site handed in, each before its panel was seen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from trainer.domain.evidence.notes import Reason, Step
from trainer.domain.evidence.progress import Progress
from trainer.domain.evidence.tally import Tally
from trainer.domain.moments import local_day
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.row import Row


@dataclass(frozen=True, kw_only=True)
class CasesWorked(Row):
    """`mode` says whether practice or assessed work is asked for; an outside body counts neither."""

    type: Literal["cases-worked"]
    operator: Literal["at-least"]
    value: int
    unit: Literal["cases"]
    mode: Literal["practice", "assessed"]

    @property
    def of_practice(self) -> bool:
        """By its mode."""
        return self.mode == "practice"

    def progress(self, portfolio: Portfolio, today: date) -> Progress:
        """Different cases in that mode; work on a case whose panel had been seen does not count."""
        tally = Tally()
        for slug in sorted({case.slug for case in portfolio.cases}):
            worked = [case for case in portfolio.cases if case.slug == slug]
            in_mode = [case for case in worked if case.mode == self.mode]
            against = (
                [] if any(case.counts for case in in_mode) else [Reason("panel-seen" if in_mode else "other-mode")]
            )
            tally.add(slug, against)
        return tally.progress(
            self.value, "cases", Step("work-case", {"mode": self.mode, "amount": self.value - tally.have})
        )

    def came(self, portfolio: Portfolio, zone: str) -> Mapping[str, date]:
        """Practice counts when it is handed in first, whatever becomes of assessed work on the same case."""
        if self.mode == "assessed":
            return {}
        own = [case for case in portfolio.cases if case.mode == self.mode and case.counts]
        own.sort(key=lambda case: case.handed_in_at, reverse=True)
        return {case.slug: local_day(case.handed_in_at, zone) for case in own}
