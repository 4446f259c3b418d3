"""A person's practice at a glance: what was handed in, and what the pages over time need of the scores."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Draft, Piece, Submission

RECENT = 12
"""Attempts that a page over time shows."""


@dataclass(frozen=True)
class HandedIn:
    """One submission without its answer and its score. `state` is that of the piece whose present round it is.

    Assessed work that was handed in again leaves its earlier rounds `past`.
    """

    reference: str
    slug: str
    mode: str
    attempt: int
    handed_in_at: datetime
    revealed_at: datetime | None
    draft_id: int
    past: bool
    state: str | None
    returned_until: datetime | None
    released_at: datetime | None


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


@dataclass(frozen=True)
class OpenDraft:
    """A draft that is not handed in, without its contents."""

    id: int
    slug: str
    mode: str
    opened: int
    saved_at: datetime


def _mine(account_id: int, programme_id: int) -> sa.ColumnElement[bool]:
    return sa.and_(
        Submission.account_id == account_id, Submission.programme_id == programme_id, Submission.undone_at.is_(None)
    )


def handed_in(session: Session, account_id: int, programme_id: int) -> list[HandedIn]:
    """Everything handed in and not taken back, newest first."""
    s = Submission
    own = (s.reference, s.slug, s.mode, s.attempt, s.handed_in_at, s.revealed_at, s.draft_id)
    past = sa.func.coalesce(Piece.submission_id != s.id, sa.false())
    judged: tuple[Any, ...] = (past, Piece.state, Piece.returned_until, Piece.released_at)
    rows = sa.select(*own, *judged).outerjoin(Piece, Piece.draft_id == s.draft_id)
    rows = rows.where(_mine(account_id, programme_id)).order_by(s.handed_in_at.desc(), s.id.desc())
    return [HandedIn(*row) for row in session.execute(rows)]


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


def open_drafts(session: Session, account_id: int, programme_id: int) -> list[OpenDraft]:
    """Drafts not handed in, last saved first."""
    d = Draft
    rows = sa.select(d.id, d.slug, d.mode, d.opened, d.saved_at).where(
        d.account_id == account_id, d.programme_id == programme_id, d.handed_in_at.is_(None)
    )
    return [OpenDraft(*row) for row in session.execute(rows.order_by(d.saved_at.desc(), d.id))]
