"""Attempts at quizzes: a person's own, how many, and what the statistics of items need."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import QuizAttempt


@dataclass(frozen=True)
class Taken:
    """How much somebody has done: attempts finished, and on how many modules. Never how well."""

    attempts: int
    modules: int


def by_id(session: Session, attempt_id: int, *, lock: bool = False) -> QuizAttempt | None:
    """One attempt; with `lock` nobody else changes it until the commit."""
    found = sa.select(QuizAttempt).where(QuizAttempt.id == attempt_id)
    if lock:
        found = found.with_for_update().execution_options(populate_existing=True)
    return session.scalars(found).one_or_none()


def of_person(session: Session, account_id: int, slug: str) -> Sequence[QuizAttempt]:
    """Somebody's attempts at the quiz of a module, newest first."""
    mine = sa.select(QuizAttempt).where(QuizAttempt.account_id == account_id, QuizAttempt.slug == slug)
    return session.scalars(mine.order_by(QuizAttempt.number.desc())).all()


def taken(session: Session, account_id: int, programme_id: int) -> Taken:
    """Counts alone."""
    attempts, modules = session.execute(
        sa.select(sa.func.count(), sa.func.count(QuizAttempt.slug.distinct())).where(
            QuizAttempt.account_id == account_id,
            QuizAttempt.programme_id == programme_id,
            QuizAttempt.finished_at.is_not(None),
        )
    ).one()
    return Taken(attempts, modules)


def first_marks(session: Session, programme_id: int) -> dict[str, list[dict[str, Any]]]:
    """By module, the marks of every first attempt that a trainee of the programme finished; without names."""
    rows = session.execute(
        sa.select(QuizAttempt.slug, QuizAttempt.marks)
        .where(QuizAttempt.programme_id == programme_id, QuizAttempt.counted, QuizAttempt.marks.is_not(None))
        .order_by(QuizAttempt.id)
    )
    found: dict[str, list[dict[str, Any]]] = {}
    for slug, marks in rows:
        found.setdefault(slug, []).append(marks)
    return found
