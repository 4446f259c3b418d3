"""Requirement type `supervision`: hours or units of supervision received."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from trainer.domain.evidence.notes import About, Reason, SetAside, Step
from trainer.domain.evidence.progress import Progress
from trainer.domain.evidence.received import against_supervision, own_minutes
from trainer.domain.evidence.standing import By
from trainer.domain.evidence.tally import Tally
from trainer.domain.log_entries import ClinicalCase, Format
from trainer.domain.log_entries import Supervision as Facts
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.row import Row
from trainer.domain.training_log import Entry


@dataclass(frozen=True, kw_only=True)
class Supervision(Row):
    """`group_at_most`, in the same unit, limits what groups are credited with: more is no breach, it just adds nothing.

    `about`: any supervision, or of the cases alone. `counted`: all of its time, or in a group the minutes on one's own
    case. `each_of`: so many cases must each have it, and time on several is shared out among them.
    """

    type: Literal["supervision"]
    operator: Literal["at-least"]
    value: int
    unit: Literal["hours", "units"]
    about: Literal["any", "cases"] = "any"
    counted: Literal["whole", "own-case"] = "whole"
    each_of: int = 0
    formats: tuple[Format, ...] = ("individual", "group")
    bases: tuple[Literal["recording", "live", "notes"], ...] = ("recording", "live", "notes")
    by: By | None = None
    group_at_most: int | None = None
    group_size_at_most: int = 0

    @property
    def about_cases(self) -> bool:
        """Where it is of the cases alone."""
        return self.about == "cases" or self.each_of > 0

    @property
    def stalls(self) -> bool:
        """Whatever it is about."""
        return True

    def faults(self) -> Iterator[tuple[str, str]]:
        """What can be counted in units, and capped."""
        if self.counted == "own-case" and self.unit == "units":
            yield "counted", "should be `whole` where units are counted: only minutes are recorded of one's own case"
        if self.group_at_most is not None and self.each_of:
            yield "group_at_most", "should stand in a requirement without `each_of`"

    def progress(self, portfolio: Portfolio, today: date) -> Progress:
        """In minutes where hours are asked for; counts cases where each of them must have it."""
        factor, unit = (60, "minutes") if self.unit == "hours" else (1, "units")
        cases = {entry.ref for entry, _ in portfolio.log.of(ClinicalCase)}
        tally, per_case = Tally(), dict.fromkeys(sorted(cases), 0)
        in_groups = None if self.group_at_most is None else self.group_at_most * factor
        for entry, facts in sorted(portfolio.log.of(Facts), key=lambda s: (s[1].on, s[0].ref)):
            amount, against = self._judged(portfolio, facts, cases, today)
            if against or in_groups is None or facts.format == "individual":
                tally.add(entry.ref, against, amount)
            else:
                in_groups = _capped(tally, entry, amount, in_groups)
            for case in set(facts.cases) & cases if not against else ():
                per_case[case] += amount // len(set(facts.cases))
        if not self.each_of:
            return tally.progress(self.value * factor, unit)
        by_case = Tally(aside=tally.aside)
        for case, amount in per_case.items():
            about: About = {"amount": amount, "need": self.value * factor, "unit": unit}
            by_case.add(case, [] if amount >= self.value * factor else [Reason("too-short", about)])
        return by_case.progress(self.each_of, "cases", Step("more", {"amount": self.value * factor, "unit": unit}))

    def _judged(self, portfolio: Portfolio, facts: Facts, cases: set[str], today: date) -> tuple[int, list[Reason]]:
        against = against_supervision(
            portfolio.log, facts, today, self.formats, self.bases, self.by, self.group_size_at_most
        )
        if self.about_cases and not facts.cases:
            against.append(Reason("no-case-named"))
        elif self.about_cases and not cases & set(facts.cases):
            return 0, [*against, Reason("another-case")]
        if self.unit == "units":
            return facts.units, against or ([] if facts.units else [Reason("no-amount", {"unit": "units"})])
        amount = facts.minutes if self.counted == "whole" else own_minutes(facts)
        if not facts.minutes:
            against.append(Reason("no-amount", {"unit": "hours"}))
        elif not amount:
            against.append(Reason("no-own-minutes"))
        return amount, against


def _capped(tally: Tally, entry: Entry, amount: int, left: int) -> int:
    credited = min(left, amount)
    if credited:
        tally.add(entry.ref, [], credited)
    if credited < amount:
        tally.aside.append(SetAside(entry.ref, Reason("over-cap", {"credited": credited, "of": amount})))
    return left - credited
