"""Whether supervision received is of the kind that a requirement asks for."""

from datetime import date

from trainer.domain.evidence.notes import Reason
from trainer.domain.evidence.standing import By
from trainer.domain.log_entries import Supervision
from trainer.domain.training_log import TrainingLog


def against_supervision(
    log: TrainingLog,
    facts: Supervision,
    today: date,
    formats: tuple[str, ...],
    bases: tuple[str, ...],
    by: By | None,
    group_size_at_most: int,
) -> list[Reason]:
    """Why it does not count; nothing where it does. A size of 0 is no limit."""
    if facts.on > today:
        return [Reason("in-the-future", {"day": facts.on})]
    against = []
    if facts.format not in formats:
        against.append(Reason("other-format", {"format": facts.format, "wanted": formats}))
    if facts.basis not in bases:
        against.append(Reason("other-basis", {"basis": facts.basis, "wanted": bases}))
    if facts.format == "group" and facts.size > group_size_at_most > 0:
        against.append(Reason("group-too-large", {"size": facts.size, "most": group_size_at_most}))
    return against + (by.against(log, facts.guide, facts.on) if by else [])


def own_minutes(facts: Supervision) -> int:
    """Minutes on the trainee's own case: alone with a supervisor, all of them."""
    return facts.minutes if facts.format == "individual" else min(facts.own_case_minutes, facts.minutes)
