"""From when what a person gives to others, as supervisor or teacher, counts."""

from datetime import date

from trainer.domain.evidence.notes import Reason
from trainer.domain.log_entries import Certificate
from trainer.domain.training_log import TrainingLog


def against_giving(log: TrainingLog, on: date, today: date, body: str, after_levels: tuple[str, ...]) -> list[Reason]:
    """Why what was given on that day does not count: it lies ahead, or before the first of these levels was reached."""
    if on > today:
        return [Reason("in-the-future", {"day": on})]
    if not after_levels:
        return []
    reached = [c.on for _, c in log.of(Certificate) if c.body == body and c.level in after_levels]
    first = min(reached, default=None)
    return [Reason("too-early", {"day": on, "due": first or today})] if first is None or on < first else []
