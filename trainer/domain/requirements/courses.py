"""Requirement type `courses`: hours or days of teaching attended, of some kinds, led by people of some standing."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from trainer.domain.evidence.attended import CourseKind, SelfPaced, against_course
from trainer.domain.evidence.notes import Reason
from trainer.domain.evidence.progress import Progress
from trainer.domain.evidence.standing import By
from trainer.domain.evidence.tally import Tally
from trainer.domain.log_entries import Course
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.row import Row


@dataclass(frozen=True, kw_only=True)
class Courses(Row):
    """Hours are never worked out from days or from a body's teaching units, nor days from hours."""

    type: Literal["courses"]
    operator: Literal["at-least"]
    value: int
    unit: Literal["hours", "days"]
    kinds: tuple[CourseKind, ...]
    by: By | None = None
    self_paced: SelfPaced = "never"

    def progress(self, portfolio: Portfolio, today: date) -> Progress:
        """In minutes where hours are asked for."""
        tally = Tally()
        for entry, course in portfolio.log.of(Course):
            amount = course.minutes if self.unit == "hours" else course.days
            against = against_course(portfolio.log, course, today, self.kinds, self.by, self.self_paced)
            tally.add(entry.ref, against or ([] if amount else [Reason("no-amount", {"unit": self.unit})]), amount)
        return (
            tally.progress(self.value * 60, "minutes") if self.unit == "hours" else tally.progress(self.value, "days")
        )
