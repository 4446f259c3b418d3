"""Requirement type `letter`: a letter or paper on file, by whom it has to be."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from trainer.domain.evidence.notes import Reason, Step
from trainer.domain.evidence.progress import Progress
from trainer.domain.evidence.standing import By
from trainer.domain.evidence.tally import Tally
from trainer.domain.log_entries import Letter as Facts
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.row import Row

Kind = Literal[
    "cover", "recommendation", "supervision-observed", "teaching-evaluated", "supervisee", "report", "course-materials",
    "teaching-methods",
]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Letter(Row):
    """`observed`: the writer has to say that they saw the work. `pages_at_most` of 0: as long as it likes."""

    type: Literal["letter"]
    operator: Literal["at-least"] = "at-least"
    value: int = 1
    unit: Literal["letters"] = "letters"
    kind: Kind
    by: By | None = None
    observed: bool = False
    pages_at_most: int = 0

    def progress(self, portfolio: Portfolio, today: date) -> Progress:
        """The writer's standing is that of the day of the letter."""
        tally = Tally()
        for entry, letter in portfolio.log.of(Facts):
            if letter.kind != self.kind:
                continue
            against = [Reason("in-the-future", {"day": letter.on})] if letter.on > today else []
            against += self.by.against(portfolio.log, letter.guide, letter.on) if self.by else []
            if self.observed and not letter.observed:
                against.append(Reason("not-observed"))
            if self.pages_at_most and not letter.pages:
                against.append(Reason("pages-unknown", {"most": self.pages_at_most}))
            elif letter.pages > self.pages_at_most > 0:
                against.append(Reason("too-long", {"pages": letter.pages, "most": self.pages_at_most}))
            tally.add(entry.ref, against)
        return tally.progress(self.value, "letters", Step("letter", {"kind": self.kind}))
