"""Graders' marks on the example pieces, their right to grade, and how their marks on trainees' work compare."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased, contains_eager

from trainer.db.models import (
    Account,
    CalibrationMark,
    ContentEdition,
    GradeEntry,
    Grading,
    GradingRight,
    Membership,
    Piece,
)

MOST: Final = 200
"""Pieces that a comparison looks back on."""


@dataclass(frozen=True)
class Marked:
    """Marks on one example, with the slug under which it was published."""

    mark: CalibrationMark
    slug: str


def marks(session: Session, membership_ids: Sequence[int]) -> list[Marked]:
    """All that these graders have marked or begun to mark, the earliest round first."""
    rows = session.execute(
        sa.select(CalibrationMark, ContentEdition.slug)
        .join(ContentEdition, ContentEdition.id == CalibrationMark.exemplar_id)
        .where(CalibrationMark.membership_id.in_(membership_ids))
        .order_by(CalibrationMark.round, CalibrationMark.done_at, ContentEdition.slug)
    )
    return [Marked(row[0], row[1]) for row in rows]


def rights(session: Session, membership_ids: Sequence[int]) -> list[GradingRight]:
    """Every right these graders have or had, the newest first."""
    found = sa.select(GradingRight).where(GradingRight.membership_id.in_(membership_ids))
    return list(session.scalars(found.order_by(GradingRight.id.desc())))


def has_right(session: Session, membership_id: int, today: date) -> bool:
    """Whether some right of this grader holds on that day."""
    held = sa.select(GradingRight.id).where(
        GradingRight.membership_id == membership_id, GradingRight.from_on <= today, GradingRight.until_on >= today
    )
    return session.scalar(held.limit(1)) is not None


def with_right(session: Session, programme_id: int, today: date) -> set[int]:
    """The graders of the programme some right of whom holds on that day."""
    held = sa.select(GradingRight.membership_id).where(
        GradingRight.programme_id == programme_id, GradingRight.from_on <= today, GradingRight.until_on >= today
    )
    return set(session.scalars(held))


def graders(
    session: Session, programme_id: int, today: date, name: str, page: int, size: int
) -> tuple[list[Membership], int]:
    """One page of the programme's active supervisors by name, each with the account; and how many there are."""
    here = [
        Membership.programme_id == programme_id,
        Membership.role == "supervisor",
        Membership.from_on <= today,
        sa.or_(Membership.until_on.is_(None), Membership.until_on >= today),
    ]
    if name:
        here.append(sa.func.lower(Account.name).contains(name.lower(), autoescape=True))
    mine = sa.select(Membership).join(Membership.account).where(*here)
    count = session.scalar(sa.select(sa.func.count()).select_from(mine.subquery())) or 0
    by_name = mine.options(contains_eager(Membership.account)).order_by(sa.func.lower(Account.name), Membership.id)
    return list(session.scalars(by_name.limit(size).offset((page - 1) * size))), count


@dataclass(frozen=True)
class PutDown:
    """One grader's own marks on one hand-in, before the machine's were seen."""

    submission_id: int
    grader_id: int
    place: str
    marks: dict[str, Any]


_IN_TWO: Final = ("first", "second")


def _put_down() -> sa.Select[tuple[int, int, str, dict[str, Any]]]:
    # Released work only: while a piece is open, its graders must learn nothing of each other. And only what the lot,
    # drawn at hand-in, sent to a second grader: where the first marks asked for one, they are mostly low, and what
    # lies low by chance comes out higher the second time; that would pass for disagreement and for severity. Third
    # graders look only where two lie far apart, and are left out for the same reason.
    return (
        sa.select(GradeEntry.submission_id, Grading.grader_id, Grading.place, GradeEntry.marks)
        .join(Grading, Grading.id == GradeEntry.grading_id)
        .join(Piece, Piece.id == GradeEntry.piece_id)
        .where(
            GradeEntry.kind == "marked",
            Piece.released_at.is_not(None),
            Piece.drawn.is_(True),
            Piece.submission_id == GradeEntry.submission_id,  # the round that was settled; the lot is of that one
            Grading.finished_at.is_not(None),
            Grading.place.in_(_IN_TWO),
        )
    )


def beside_others(session: Session, membership_id: int) -> list[tuple[PutDown, PutDown]]:
    """This grader's latest released pieces that the lot gave to another one too, in the order of marking."""
    other = aliased(Grading)
    shared = sa.exists().where(
        other.submission_id == GradeEntry.submission_id,
        other.grader_id != membership_id,
        other.place.in_(_IN_TWO),
        other.finished_at.is_not(None),
    )
    latest = _put_down().where(Grading.grader_id == membership_id, shared).order_by(GradeEntry.id.desc()).limit(MOST)
    own = [PutDown(*row) for row in session.execute(latest)][::-1]
    theirs: dict[int, PutDown] = {}
    if own:
        ids = [put.submission_id for put in own]
        rows = session.execute(_put_down().where(GradeEntry.submission_id.in_(ids), Grading.grader_id != membership_id))
        theirs = {row[0]: PutDown(*row) for row in rows}
    return [(put, theirs[put.submission_id]) for put in own if put.submission_id in theirs]


def judged_twice(session: Session, programme_id: int) -> list[tuple[PutDown, PutDown]]:
    """What first and second graders put down on the latest released hand-ins that the lot gave to two, oldest first."""
    rows = session.execute(
        _put_down().where(Piece.programme_id == programme_id).order_by(GradeEntry.id.desc()).limit(2 * MOST)
    )
    by_place: dict[int, dict[str, PutDown]] = {}
    for row in rows:
        put = PutDown(*row)
        by_place.setdefault(put.submission_id, {})[put.place] = put
    return [(both["first"], both["second"]) for both in by_place.values() if len(both) == 2][::-1]


@dataclass(frozen=True)
class Twice:
    """Released hand-ins that two have judged: drawn by lot, and those for which the first marks asked."""

    drawn: int = 0
    asked: int = 0


def counted_twice(session: Session, programme_id: int) -> Twice:
    """How many there are of either, however long ago."""
    rows = session.execute(
        sa.select(Piece.drawn, sa.func.count())
        .join(Grading, Grading.piece_id == Piece.id)
        .where(
            Piece.programme_id == programme_id,
            Piece.released_at.is_not(None),
            Grading.place == "second",
            Grading.finished_at.is_not(None),
            Grading.submission_id == Piece.submission_id,
        )
        .group_by(Piece.drawn)
    )
    found = {bool(row[0]): row[1] for row in rows}
    return Twice(found.get(True, 0), found.get(False, 0))
