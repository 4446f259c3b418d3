"""Whether a course attended is of the kind that a requirement asks for, led by whom it asks for."""

from datetime import date
from typing import Literal

from trainer.domain.evidence.notes import Reason
from trainer.domain.evidence.standing import By
from trainer.domain.log_entries import Course
from trainer.domain.training_log import TrainingLog

CourseKind = Literal["introductory", "advanced", "supervisor-training", "trainer-training"]
SelfPaced = Literal["never", "led", "always"]
"""Whether self-paced time counts: never, where somebody of the wanted standing leads it, or always."""


def against_course(
    log: TrainingLog, course: Course, today: date, kinds: tuple[CourseKind, ...], by: By | None, self_paced: SelfPaced
) -> list[Reason]:
    """Why it does not count; nothing where it does. Who led it must have stood on its first and on its last day."""
    if course.last_day > today:
        return [Reason("in-the-future", {"day": course.last_day})]
    if course.kind not in kinds:
        return [Reason("other-kind", {"kind": course.kind, "wanted": kinds})]
    if course.mode == "self-paced" and (self_paced == "never" or (self_paced == "led" and not course.guide)):
        return [Reason("self-paced")]
    return by.against(log, course.guide, course.first_day, course.last_day) if by else []
