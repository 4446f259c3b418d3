"""Requirement type `modules-read`: the named modules, every section of each."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from trainer.domain.evidence.notes import Step
from trainer.domain.evidence.progress import Progress
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.row import Row


@dataclass(frozen=True, kw_only=True)
class ModulesRead(Row):
    """`modules` are slugs."""

    type: Literal["modules-read"]
    modules: tuple[str, ...]

    def progress(self, portfolio: Portfolio, today: date) -> Progress:
        """Met when all of them are read."""
        read = tuple(m for m in self.modules if m in portfolio.modules_read)
        steps = tuple(Step("read-module", {"module": m}) for m in self.modules if m not in portfolio.modules_read)
        state: Literal["met", "not-yet"] = "not-yet" if steps else "met"
        return Progress(state, len(read), len(self.modules), "modules", read, next=steps)
