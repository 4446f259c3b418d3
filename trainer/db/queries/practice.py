"""A person's practice over time: which cases they have done, and what pages need of the scores."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Submission

RECENT = 12
"""Attempts that a page over time shows."""


@dataclass(frozen=True)
class Marked:
    """One revealed submission with the parts of its score that are compared over time, as stored."""

    reference: str
    slug: str
    attempt: int
    handed_in_at: datetime
    total: float | None
    readers: dict[str, Any]
    dimensions: list[Any]
    safety: dict[str, Any]


def _mine(account_id: int, programme_id: int) -> sa.ColumnElement[bool]:
    return sa.and_(
        Submission.account_id == account_id, Submission.programme_id == programme_id, Submission.undone_at.is_(None)
    )


def cases_done(session: Session, account_id: int, programme_id: int) -> list[str]:
    """The cases handed in and not taken back; one that was worked twice, twice."""
    return list(session.scalars(sa.select(Submission.slug).where(_mine(account_id, programme_id))))


def marked(session: Session, account_id: int, programme_id: int, slug: str | None = None) -> list[Marked]:
    """The newest RECENT revealed submissions, oldest first; of one case, where `slug` is given."""
    s = Submission
    held = [s.score[part] for part in ("readers", "dimensions", "safety")]
    rows = sa.select(s.reference, s.slug, s.attempt, s.handed_in_at, s.total, *held)
    rows = rows.where(_mine(account_id, programme_id), s.revealed_at.is_not(None))
    if slug is not None:
        rows = rows.where(s.slug == slug)
    rows = rows.order_by(s.handed_in_at.desc(), s.id.desc()).limit(RECENT)
    return [Marked(*row) for row in reversed(session.execute(rows).all())]
