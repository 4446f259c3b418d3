"""When supervision has stalled: training goes on, cases are asked for, and nobody has looked at one for weeks."""

from dataclasses import replace
from datetime import date
from typing import Final

from trainer.domain.log_entries import ClinicalCase, Course, Supervision
from trainer.domain.pace import Clock
from trainer.domain.training_log import TrainingLog

QUIET: Final = 42
"""Full-time days without supervision after which somebody should ask: early, for months later it is too late."""


def quiet_until(log: TrainingLog, clock: Clock, today: date) -> date | None:
    """The last day on which it does not count as stalled, by what is known now; None where the clock stands for good.

    Counted from the last supervision; before the first one from the first case or the last course, or from the
    beginning. Leave and part time stretch it.
    """
    last = max((s.on for _, s in log.of(Supervision) if s.on <= today), default=None)
    if last is None:
        last = min((c.opened_on for _, c in log.of(ClinicalCase) if c.opened_on <= today), default=None)
    if last is None:
        last = max((c.last_day for _, c in log.of(Course) if c.last_day <= today), default=None)
    return replace(clock, begins=max(clock.begins, last or clock.begins)).reaches(QUIET)
