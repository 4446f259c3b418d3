"""All assessed work of a programme, as its director looks over it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session, joinedload

from trainer.db.models import Appeal, Membership, Piece
from trainer.domain.grading import STATES

SHOWN: Final = ("waiting", "returned", "ready", "released", "all")
"""With the graders; with the trainee; judged and not released; released; everything."""

PAGE: Final = 20


@dataclass(frozen=True)
class Overview:
    """One piece, with whose it is, who has it, and whether an appeal waits."""

    piece: Piece
    appealed: bool


def _shown(shown: str) -> sa.ColumnElement[bool]:
    settled = Piece.marks.is_not(None)
    return {
        "waiting": sa.and_(Piece.state == "waiting", ~settled),
        "returned": Piece.state == "returned",
        "ready": sa.and_(Piece.state == "waiting", settled, Piece.released_at.is_(None)),
        "released": Piece.state == "released",
    }.get(shown, sa.true())


def _in_order(programme_id: int, shown: str, most: int) -> sa.Select[int]:
    """So many, what was handed in first first: of each state as an index holds them, and all of them from those."""
    which = [Piece.state == state for state in STATES] if shown == "all" else [_shown(shown)]
    keys = Piece.handed_in_at, Piece.id
    parts = [
        sa.select(*keys).where(Piece.programme_id == programme_id, one).order_by(*keys).limit(most).subquery()
        for one in which
    ]
    found = sa.union_all(*(sa.select(part) for part in parts)).subquery()
    return sa.select(found.c.id).order_by(found.c.handed_in_at, found.c.id).limit(most)


def page(session: Session, programme_id: int, shown: str, number: int = 1) -> tuple[list[Overview], bool]:
    """One page of them, what was handed in first first; and whether there are more."""
    before = (number - 1) * PAGE
    ids = session.scalars(_in_order(programme_id, shown, before + PAGE + 1)).all()[before:]
    return some(session, programme_id, ids[:PAGE]), len(ids) > PAGE


def some(session: Session, programme_id: int, ids: Collection[int]) -> list[Overview]:
    """These pieces of the programme."""
    wanted = _overviews(programme_id).where(Piece.id.in_(ids)).execution_options(populate_existing=True)
    return [Overview(row[0], row[1] is not None) for row in session.execute(wanted)]


def _overviews(programme_id: int) -> sa.Select[Piece, int]:
    return (
        sa.select(Piece, Appeal.piece_id)
        .outerjoin(Appeal, sa.and_(Appeal.piece_id == Piece.id, Appeal.answered_at.is_(None)))
        .where(Piece.programme_id + 0 == programme_id)  # found by their numbers, not by the programme's index
        .options(
            joinedload(Piece.account),
            joinedload(Piece.assignment),
            joinedload(Piece.grader).joinedload(Membership.account),
            joinedload(Piece.asked).joinedload(Membership.account),
            joinedload(Piece.claimed_by).joinedload(Membership.account),
        )
        .order_by(Piece.handed_in_at, Piece.id)
    )


def tally(session: Session, programme_id: int, most: int) -> dict[str, int]:
    """How many there are of each, in one statement; nobody counts further than one more than `most`."""
    parts = [_in_order(programme_id, name, most + 1).subquery() for name in SHOWN]
    counts = [sa.select(sa.func.count()).select_from(part).scalar_subquery() for part in parts]
    return dict(zip(SHOWN, session.execute(sa.select(*counts)).one(), strict=True))


def is_held(piece: Piece, now: datetime) -> bool:
    """Whether a claim holds now."""
    return piece.claimed_by_id is not None and piece.claimed_until is not None and piece.claimed_until > now
