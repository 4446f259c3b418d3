"""What trainees think of their programme: whole batches only, so that no answer stands alone."""

from collections import defaultdict
from dataclasses import dataclass, field

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Evaluation, EvaluationGiven, Membership


@dataclass
class Tally:
    """`marks` counts how often each mark from 1 to 5 was given to each statement, as it read then."""

    answers: int = 0
    waiting: int = 0
    marks: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(int)))
    words: list[str] = field(default_factory=list)


def tally(session: Session, programme_id: int, batch: int) -> Tally:
    """Everything in whole batches of `batch`; how many answers wait for theirs to be full."""
    found = Tally()
    rows = session.scalars(
        sa.select(Evaluation).where(Evaluation.programme_id == programme_id).order_by(Evaluation.key)
    ).all()
    whole = len(rows) // batch
    for row in rows:
        if row.batch >= whole:
            found.waiting += 1
            continue
        found.answers += 1
        for statement, mark in row.marks.items():
            found.marks[statement][mark] += 1
        if row.words:
            found.words.append(row.words)
    return found


def has_given(session: Session, membership_id: int, period: str) -> bool:
    """Whether the member has answered in the period."""
    return session.get(EvaluationGiven, (membership_id, period)) is not None


def asked(session: Session, programme_id: int) -> int:
    """How many trainees the programme has ever had who could answer."""
    mine = sa.select(sa.func.count()).where(Membership.programme_id == programme_id, Membership.role == "trainee")
    return session.scalar(mine) or 0
