"""What people have begun and handed in, in one statement: every draft with each thing that was handed in from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Bundle, Session

from trainer.db.models import Draft, Piece, Submission


@dataclass(frozen=True)
class OpenDraft:
    """A draft that is not handed in, without its contents."""

    id: int
    slug: str
    mode: str
    opened: int
    saved_at: datetime


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
    late: bool
    draft_id: int
    past: bool
    state: str | None
    returned_until: datetime | None
    released_at: datetime | None


@dataclass(frozen=True)
class Worked:
    """A draft, what was handed in from it (twice where it was returned and came again), and who judges it."""

    account_id: int
    assignment_id: int | None
    begun_at: datetime
    open: bool
    draft: OpenDraft
    """Also of one that is not `open` any more."""
    handed_in: HandedIn | None
    piece: Piece | None


def _asked(*conditions: sa.ColumnElement[bool]) -> sa.Select[Any]:
    d, s = Draft.__table__.c, Submission.__table__.c
    whose = Bundle[Any]("whose", d.account_id, d.assignment_id, d.started_at, d.handed_in_at)
    draft = Bundle[Any]("draft", d.id, d.slug, d.mode, d.opened, d.saved_at)
    answer = (s.reference, s.slug, s.mode, s.attempt, s.handed_in_at, s.revealed_at, s.late, s.draft_id)
    return (
        sa.select(whose, draft, Bundle[Any]("answer", *answer), s.id, Piece)
        .select_from(Draft)
        .outerjoin(Submission, sa.and_(s.draft_id == d.id, s.undone_at.is_(None)))
        .outerjoin(Piece, Piece.draft_id == d.id)
        .where(*conditions)
        .order_by(d.id, s.id)
    )


# Built once, for building them costs more than asking.
_OF_PERSON = _asked(Draft.account_id == sa.bindparam("account"), Draft.programme_id == sa.bindparam("programme"))
_OF_ASSIGNMENTS = _asked(
    Draft.assignment_id.in_(sa.bindparam("assignments", expanding=True)),
    Draft.account_id.in_(sa.bindparam("people", expanding=True)),
)


def of_person(session: Session, account_id: int, programme_id: int) -> list[Worked]:
    """Everything of one person in a programme."""
    return _all(session, _OF_PERSON, account=account_id, programme=programme_id)


def of_assignments(session: Session, assignments: Sequence[int], people: Sequence[int]) -> list[Worked]:
    """What these people have worked for these assignments."""
    return _all(session, _OF_ASSIGNMENTS, assignments=assignments, people=people)


def _all(session: Session, asked: sa.Select[Any], **of: Any) -> list[Worked]:
    return [
        Worked(
            whose.account_id,
            whose.assignment_id,
            whose.started_at,
            whose.handed_in_at is None,
            OpenDraft(*draft),
            _handed_in(answer, number, piece),
            piece,
        )
        for whose, draft, answer, number, piece in session.execute(asked, of)
    ]


def _handed_in(answer: Any, submission_id: int | None, piece: Piece | None) -> HandedIn | None:
    if submission_id is None:
        return None
    judged: tuple[Any, ...] = (False, None, None, None)
    if piece is not None:
        judged = (piece.submission_id != submission_id, piece.state, piece.returned_until, piece.released_at)
    return HandedIn(*answer, *judged)


def open_drafts(work: Sequence[Worked]) -> list[OpenDraft]:
    """Drafts not handed in, last saved first."""
    found = {one.draft.id: one.draft for one in work if one.open}
    return sorted(found.values(), key=lambda draft: draft.saved_at, reverse=True)


def handed_in(work: Sequence[Worked]) -> list[HandedIn]:
    """Everything handed in and not taken back, newest first."""
    found = [one.handed_in for one in reversed(work) if one.handed_in]
    return sorted(found, key=lambda one: one.handed_in_at, reverse=True)
