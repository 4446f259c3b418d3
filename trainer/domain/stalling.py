"""When supervision has stalled: training goes on, cases are asked for, and nobody has looked at one for weeks."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from trainer.domain.log_entries import ClinicalCase, Course, Supervision
from trainer.domain.pace import Clock
from trainer.domain.training_log import TrainingLog

QUIET: Final = 42
"""Full-time days without supervision after which somebody should ask: early, for months later it is too late."""

OPEN_CASE: Final = 90
"""Days, whatever the pace, while a case is open: a patient does not wait longer because training is part time."""

STANDS: Final = date(9999, 12, 30)
"""Sorted by instead of a day: supervision is asked for, and the clock stands for good."""

DONE: Final = date(9999, 12, 31)
"""The same where none is asked for, or no more."""

After = Literal["supervision", "case", "course", "beginning"]


@dataclass(frozen=True)
class Quiet:
    """Since when nobody has supervised, what that day was, and the last day on which it does not count as stalled.

    `until` is None where the clock stands for good.
    """

    since: date
    after: After
    until: date | None


def supervised_on(log: TrainingLog, today: date) -> date | None:
    """The last day of supervision, whoever has vouched for it."""
    return max((s.on for _, s in log.of(Supervision) if s.on <= today), default=None)


def quiet(log: TrainingLog, clock: Clock, today: date) -> Quiet:
    """By what is known now: counted from the last supervision; before the first one from the first case or the last
    course, or from the beginning. Leave stretches it; part time does too, but no further than `OPEN_CASE`.
    """
    cases = [case for _, case in log.of(ClinicalCase) if case.opened_on <= today]
    supervised = supervised_on(log, today)
    opened = min((case.opened_on for case in cases), default=None)
    taught = max((c.last_day for _, c in log.of(Course) if c.last_day <= today), default=None)
    ways: tuple[tuple[date | None, After], ...]
    ways = ((supervised, "supervision"), (opened, "case"), (taught, "course"), (clock.begins, "beginning"))
    since, after = next((day, what) for day, what in ways if day is not None)
    begins = max(clock.begins, since)
    until = replace(clock, begins=begins).reaches(QUIET)
    if until is not None and any(case.closed_on is None for case in cases):
        cap = replace(clock, begins=begins, speeds=()).reaches(OPEN_CASE)
        until = min(until, cap) if cap else until
    return Quiet(since, after, until)
