"""Requirement type `modules-read`: the named modules, every section of each."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.progress import Progress
from trainer.domain.schema import STRICT


@dataclass(frozen=True)
class ModulesRead:
    """`modules` are slugs."""

    __pydantic_config__: ClassVar = STRICT
    id: str
    type: Literal["modules-read"]
    words: str
    source: str
    modules: tuple[str, ...]

    def progress(self, portfolio: Portfolio) -> Progress:
        """Met when all of them are read."""
        missing = tuple(m for m in self.modules if m not in portfolio.modules_read)
        need = len(self.modules)
        return Progress("not-yet" if missing else "met", need - len(missing), need, missing)
