"""Whether somebody stood with a body, on the day on which they taught, supervised, rated or wrote."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from trainer.domain.evidence.notes import About, Reason
from trainer.domain.guides import Guide
from trainer.domain.schema import STRICT
from trainer.domain.training_log import TrainingLog


@dataclass(frozen=True)
class By:
    """Who it has to be by: somebody at one of these levels with the body."""

    __pydantic_config__: ClassVar = STRICT
    body: str
    levels: tuple[str, ...]

    def against(self, log: TrainingLog, ref: str, *days: date) -> list[Reason]:
        """Why it was not by such a person, on each of these days; nothing where it was."""
        if not ref:
            return [Reason("nobody-led")]
        guide: Guide | None = log.guides.get(ref)
        if guide is None:
            return [Reason("guide-unknown", {"guide": ref})]
        for day in days:
            if not guide.was(self.body, frozenset(self.levels), day):
                about: About = {"guide": guide.name, "body": self.body, "levels": self.levels, "day": day}
                return [Reason("not-standing", about)]
        return []
