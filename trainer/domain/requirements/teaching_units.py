"""Requirement type `teaching-units`: a body's own units of teaching attended, with bounds on the share of practice."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from trainer.domain.evidence.attended import CourseKind, SelfPaced, against_course
from trainer.domain.evidence.notes import Reason, SetAside, Step
from trainer.domain.evidence.progress import Progress
from trainer.domain.evidence.standing import By
from trainer.domain.evidence.tally import Tally
from trainer.domain.log_entries import Course
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.row import Row


@dataclass(frozen=True, kw_only=True)
class TeachingUnits(Row):
    """Units are never worked out from hours. The bounds, in per cent of what is credited, limit the credit alone:

    practice beyond its share earns nothing more, and neither does theory beyond what the practice carries.
    """

    type: Literal["teaching-units"]
    operator: Literal["at-least"]
    value: int
    unit: Literal["units"]
    kinds: tuple[CourseKind, ...]
    practice_at_least: int = 0
    practice_at_most: int = 100
    by: By | None = None
    self_paced: SelfPaced = "never"

    def faults(self) -> Iterator[tuple[str, str]]:
        """Bounds that leave room between them."""
        if not 0 <= self.practice_at_least <= self.practice_at_most <= 100:
            yield "practice_at_least", "should be no more than practice_at_most, and both from 0 to 100"
        if self.practice_at_least == 100 or self.practice_at_most == 0:
            yield "practice_at_least", "should leave room for theory and for practice"

    def progress(self, portfolio: Portfolio, today: date) -> Progress:
        """In whole units. What lies over a share is left out of the latest courses."""
        sorted_out, theory, practice = Tally(), list[tuple[str, int]](), list[tuple[str, int]]()
        for entry, course in sorted(portfolio.log.of(Course), key=lambda c: (c[1].last_day, c[0].ref)):
            against = against_course(portfolio.log, course, today, self.kinds, self.by, self.self_paced)
            if against or not course.units:
                sorted_out.add(entry.ref, against or [Reason("no-amount", {"unit": "units"})], course.units)
                continue
            theory.append((entry.ref, course.units - course.practice_units))
            practice.append((entry.ref, course.practice_units))
        t, p = sum(n for _, n in theory), sum(n for _, n in practice)
        low, high = self.practice_at_least, self.practice_at_most
        credited_t = t if low == 0 else min(t, p * (100 - low) // low)
        credited_p = p if high == 100 else min(p, t * high // (100 - high))
        _credit(sorted_out, "theory", theory, t - credited_t)
        _credit(sorted_out, "practice", practice, p - credited_p)
        if credited_t < t:
            return sorted_out.progress(self.value, "units", Step("more-practice", {"share": low, "units": p}))
        if credited_p < p:
            return sorted_out.progress(self.value, "units", Step("more-theory", {"share": high, "units": t}))
        return sorted_out.progress(self.value, "units")


def _credit(tally: Tally, kind: str, units: list[tuple[str, int]], over: int) -> None:
    for ref, amount in reversed(units):
        cut = min(over, amount)
        over -= cut
        tally.add(ref, [], amount - cut)
        if cut:
            tally.aside.append(SetAside(ref, Reason("over-share", {"kind": kind, "units": cut})))
