"""Requirement type `cases-worked`: so many different cases handed in, each before its panel was seen."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.progress import Progress
from trainer.domain.schema import STRICT


@dataclass(frozen=True)
class CasesWorked:
    """`mode` says whether practice or assessed work is asked for; an outside body counts neither."""

    __pydantic_config__: ClassVar = STRICT
    id: str
    type: Literal["cases-worked"]
    words: str
    source: str
    mode: Literal["practice", "assessed"]
    at_least: int

    def progress(self, portfolio: Portfolio) -> Progress:
        """Different cases in that mode; work on a case whose panel had been seen does not count."""
        done = {c.slug for c in portfolio.cases if c.mode == self.mode and c.counts}
        return Progress("met" if len(done) >= self.at_least else "not-yet", len(done), self.at_least)
