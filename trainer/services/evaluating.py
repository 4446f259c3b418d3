"""Trainees say what they think of their programme, and nobody can tell who said what."""

import secrets
from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Evaluation, EvaluationGiven, Programme
from trainer.db.queries import memberships
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.permits import Member
from trainer.domain.settings import settings_of
from trainer.services.auditing import record
from trainer.services.directing import today_in

BATCH: Final = 5
"""Answers are shown in whole batches of so many."""

MARKS: Final = range(1, 6)
LONGEST: Final = 5000


def period(day: date) -> str:
    """The half-year: 2026-1 or 2026-2."""
    return f"{day.year}-{1 if day.month <= 6 else 2}"


def evaluate(
    session: Session, *, member: Member, membership_id: int, marks: Mapping[str, int], words: str, now: datetime
) -> None:
    """Give one's answers for this half-year, once. Raises NotFound for other roles, WrongState for what cannot be."""
    own = memberships.by_id(session, member.programme_id, membership_id, lock=True)
    if own is None or own.account_id != member.account_id or own.role != "trainee":
        raise NotFound("there is nothing to answer")
    programme = session.get_one(Programme, own.programme_id, with_for_update=True)  # so that batches are counted right
    asked = settings_of(programme.settings).evaluation
    given = {statement: mark for statement, mark in marks.items() if statement in asked and mark in MARKS}
    text = words.strip()[:LONGEST]
    if not given and not text:
        raise WrongState("Nothing is answered yet.")
    today = today_in(programme, now)
    if session.get(EvaluationGiven, (own.id, period(today))):
        raise WrongState("You have answered for this half-year already. Thank you.")
    number = session.scalar(sa.select(sa.func.count()).where(Evaluation.programme_id == programme.id)) or 0
    session.add(EvaluationGiven(membership_id=own.id, period=period(today), given_on=today))
    session.add(
        Evaluation(
            key=secrets.token_hex(16),
            programme_id=programme.id,
            batch=number // BATCH,
            marks=given,
            words=text,
        )
    )
    record(
        session,
        at=now,
        actor_id=member.account_id,
        programme_id=programme.id,
        action="evaluation.given",
        object_kind="membership",
        object_id=own.id,
    )
    session.commit()
