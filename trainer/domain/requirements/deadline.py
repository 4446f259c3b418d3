"""Requirement type `deadline`: a day of the year by which a body wants applications."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from trainer.domain.evidence.notes import Step
from trainer.domain.evidence.progress import Progress
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.row import Row


@dataclass(frozen=True, kw_only=True)
class Deadline(Row):
    """`binding`: as information it is only said; as a rule, being ready holds until that day."""

    type: Literal["deadline"]
    month: int
    day: int
    binding: Literal["information", "rule"] = "information"

    def faults(self) -> Iterator[tuple[str, str]]:
        """A day that every year has."""
        if not 1 <= self.month <= 12 or not 1 <= self.day <= monthrange(2001, self.month)[1]:
            yield "day", "should be a day that every year has, with month from 1 to 12"

    def progress(self, portfolio: Portfolio, today: date) -> Progress:
        """Always met: a day that comes every year cannot be missed for good."""
        due = date(today.year, self.month, self.day)
        due = due if today <= due else due.replace(year=today.year + 1)
        step = Step("apply-by", {"day": due})
        return Progress("met", next=(step,), until=due if self.binding == "rule" else None)
