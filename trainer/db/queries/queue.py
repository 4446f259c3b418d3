"""A grader's queue: what is theirs, what anybody can take, what others have, and what came of the rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from trainer.db.models import Account, Appeal, Assignment, Grading, Membership, Piece, Submission

SHOWN: Final = ("mine", "unclaimed", "held", "returned", "ready", "released")
"""One’s own to judge; anybody’s; with others now; with the trainee for revision; judged; seen by the trainee."""

PAGE: Final = 20
MOST: Final = 200
"""Pieces in one release."""


@dataclass(frozen=True)
class Viewer:
    """Who looks, and when. What was handed in less than `fresh` ago can still be taken back, and is not to be had."""

    membership_id: int
    account_id: int
    programme_id: int
    senior: bool
    now: datetime
    fresh: timedelta


@dataclass(frozen=True)
class Row:
    """One piece as lists of work name it. `holder` is who claimed it last; `given` to whom it goes: who was asked for,
    else whom it is allocated to, until somebody has handed a judgement over in this round. `own_grading_id` is the
    viewer's standing or left grading of this round.
    """

    id: int
    state: str
    round: int
    handed_in_at: datetime
    promised_on: date | None
    claimed_by_id: int | None
    claimed_until: datetime | None
    returned_until: datetime | None
    released_at: datetime | None
    marks: dict[str, Any] | None
    minutes: int
    reference: str
    late: bool
    title: str
    name: str
    holder: str | None
    given: str | None
    given_id: int | None
    own_grading_id: int | None
    appealed: bool
    answers: bool
    """Whether the viewer has judged it for its appeal, and has still to answer in words."""


_UNMARKED: Final = (Piece.state == "waiting", Piece.marks.is_(None))
_UNMARKED_BESIDE: Final = (Piece.state == "waiting", sa.case((Piece.marks.is_(None), 1), else_=0) == 1)
"""The same for where fewer are found by something else than by the index of what is unmarked, which grows with all."""
_READY: Final = (Piece.state == "waiting", Piece.marks.is_not(None), Piece.released_at.is_(None))


_ME: Final = sa.bindparam("me", type_=sa.Integer)
_ACCOUNT: Final = sa.bindparam("account", type_=sa.Integer)
_PROGRAMME: Final = sa.bindparam("programme", type_=sa.Integer)
_NOW: Final = sa.bindparam("now", type_=Piece.handed_in_at.type)
_SETTLED: Final = sa.bindparam("settled", type_=Piece.handed_in_at.type)
_AFTER: Final = sa.bindparam("after", type_=sa.Integer)
_MANY: Final = sa.bindparam("many", type_=sa.Integer)
"""What a viewer fills in: each statement is put together once, for that costs more than answering it."""


def _values(viewer: Viewer) -> dict[str, Any]:
    return {
        "me": viewer.membership_id,
        "account": viewer.account_id,
        "programme": viewer.programme_id,
        "now": viewer.now,
        "settled": viewer.now - viewer.fresh,
    }


def _list(*where: sa.ColumnElement[bool]) -> sa.Select[*tuple[Any, ...]]:
    """Pieces to list, with what they are sorted by."""
    return sa.select(Piece.id, Piece.handed_in_at.label("moment")).where(*where)


def _parts(senior: bool) -> dict[str, list[sa.Select[*tuple[Any, ...]]]]:
    """Each from where there are few to look through: what is open, one's own, what one has judged; never everything.

    A part is what any of its selects finds.
    """
    own, mine = aliased(Grading), sa.select(Membership.id).where(Membership.account_id == _ACCOUNT)
    there, beside = _not_own(), _not_own(by_index=False)

    def gradings(*more: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
        return sa.exists().where(own.piece_id == Piece.id, own.finished_at.is_not(None), *more)

    def judged_by_me(query: sa.Select[*tuple[Any, ...]], *more: sa.ColumnElement[bool]) -> sa.Select[*tuple[Any, ...]]:
        """Of those that I have handed over a judgement of."""
        found = query.join(Grading, Grading.piece_id == Piece.id)
        return found.where(Grading.grader_id.in_(mine), Grading.finished_at.is_not(None), *more)

    standing = (Grading.submission_id == Piece.submission_id, Grading.left_at.is_(None))
    settled = Piece.handed_in_at <= _SETTLED
    foreign = sa.and_(Piece.claimed_by_id.is_not(None), Piece.claimed_by_id != _ME, Piece.claimed_until > _NOW)
    begun = gradings(own.submission_id == Piece.submission_id, own.place != "appeal")
    to_me = Piece.grader_id == _ME, Piece.grader_id.is_not(None), Piece.asked_id.is_(None), ~begun
    asked = sa.and_(Piece.asked_id == _ME, Piece.asked_id.is_not(None))
    held_by_me = sa.and_(Piece.claimed_by_id == _ME, Piece.claimed_by_id.is_not(None))
    done = gradings(own.grader_id.in_(mine), own.submission_id == Piece.submission_id, own.left_at.is_(None))
    free = _list(*beside, *_UNMARKED, settled, ~done, ~foreign)
    raised = sa.select(Appeal.piece_id).where(Appeal.answered_at.is_(None))
    appealed = _list(*beside, Piece.state == "released", Piece.id.in_(raised))
    seen = gradings(own.grader_id.in_(mine))
    to_answer = gradings(own.grader_id.in_(mine), own.place == "appeal")
    free_appeal = sa.and_(settled, ~seen, ~foreign)
    released: sa.Select[*tuple[Any, ...]] = sa.select(Piece.id, Piece.released_at.label("moment"))
    released = released.where(Piece.state == "released")
    first = (*standing, Grading.place == "first")
    return {
        "mine": [
            free.where(held_by_me),
            free.where(asked),
            free.where(*to_me),
            appealed.where(sa.or_(to_answer, sa.and_(free_appeal, sa.or_(held_by_me, asked)))),
        ],
        "unclaimed": [
            _list(*there, *_UNMARKED, settled, ~done, ~foreign, ~sa.or_(held_by_me, asked, sa.and_(*to_me))),
            appealed.where(free_appeal, ~sa.or_(held_by_me, asked)),
        ],
        "held": [
            _list(*beside, *_UNMARKED, settled, foreign),
            judged_by_me(_list(*beside, *_UNMARKED_BESIDE, settled), *standing),
            appealed.where(settled, sa.or_(foreign, seen), ~to_answer),
        ],
        "returned": [_list(*there, Piece.state == "returned")],
        "ready": [_list(*there, *_READY) if senior else judged_by_me(_list(*beside, *_READY), *first)],
        "released": [released.where(*there)]
        if senior
        else [released.where(*beside, Piece.grader_id == _ME), judged_by_me(released.where(*beside))],
    }


def _not_own(*, by_index: bool = True) -> tuple[sa.ColumnElement[bool], ...]:
    """Of the programme; `by_index` is False where there is something by which fewer are found than by the programme."""
    programme = Piece.programme_id if by_index else Piece.programme_id + 0
    return (programme == _PROGRAMME, Piece.account_id != _ACCOUNT)


@cache
def _tally(senior: bool, names: tuple[str, ...]) -> sa.Select[*tuple[Any, ...]]:
    parts = _parts(senior)
    counts = {name: _any_of([one.limit(_MANY) for one in parts[name]]).limit(_MANY).subquery() for name in names}
    each = {name: sa.select(sa.func.count()).select_from(some) for name, some in counts.items()}
    return sa.select(*(count.scalar_subquery().label(name) for name, count in each.items()))


def _any_of(selects: list[sa.Select[*tuple[Any, ...]]]) -> Any:
    """What any of them finds, once; each has a limit of its own, so that none is read to its end for one page."""
    if len(selects) == 1:
        return selects[0]
    return sa.union(*(sa.select(one.subquery()) for one in selects))


@cache
def _page(senior: bool, shown: str) -> Any:
    def in_order(some: Any) -> Any:
        keys = some.selected_columns.moment, some.selected_columns.id
        return some.order_by(*([key.desc() for key in keys] if shown == "released" else keys))

    some = [in_order(one).limit(_AFTER + _MANY) for one in _parts(senior)[shown]]
    return in_order(_any_of(some).order_by(None)).offset(_AFTER).limit(_MANY)


def tally(session: Session, viewer: Viewer, most: int, shown: str = "") -> dict[str, int]:
    """How many there are of each that waits for somebody, and of what is shown, in one statement; nobody counts further
    than one more than `most`."""
    names = tuple(name for name in SHOWN if name != "released" or name == shown)
    row = session.execute(_tally(viewer.senior, names), {**_values(viewer), "many": most + 1}).one()
    return {name: int(count) for name, count in row._mapping.items()}


def page(session: Session, viewer: Viewer, shown: str, number: int = 1) -> tuple[list[Row], bool]:
    """One page of them and whether there are more, oldest hand-in first; what is released the other way round."""
    ids = _ids(session, viewer, shown, PAGE + 1, (number - 1) * PAGE)
    found = {row.id: row for row in rows(session, ids[:PAGE], viewer)}
    return [found[piece_id] for piece_id in ids[:PAGE] if piece_id in found], len(ids) > PAGE


def all_ready(session: Session, viewer: Viewer) -> list[Row]:
    """Everything that this person may release, oldest first."""
    return rows(session, _ids(session, viewer, "ready", MOST), viewer)


def _ids(session: Session, viewer: Viewer, shown: str, many: int, after: int = 0) -> Sequence[int]:
    return session.scalars(_page(viewer.senior, shown), {**_values(viewer), "many": many, "after": after}).all()


def rows(session: Session, ids: Any, viewer: Viewer) -> list[Row]:
    """These pieces of the programme, with the names of who has them."""
    return [Row(*found) for found in session.execute(_rows(), {**_values(viewer), "ids": list(ids)})]


_TITLE: Final = sa.case((Piece.slug == Assignment.alternative, Assignment.alternative_title), else_=Assignment.title)
"""What the case is called that the trainee chose."""


@cache
def _rows() -> sa.Select[*tuple[Any, ...]]:
    this_round = (Grading.piece_id == Piece.id, Grading.submission_id == Piece.submission_id)
    own = sa.select(sa.func.max(Grading.id)).where(*this_round, Grading.grader_id == _ME)
    judged = sa.exists().where(*this_round, Grading.finished_at.is_not(None))
    answers = sa.and_(Appeal.piece_id.is_not(None), judged.where(Grading.grader_id == _ME, Grading.place == "appeal"))
    (holds, holder), (has, given) = ((aliased(Membership), aliased(Account)) for _ in range(2))
    asked: sa.Select[*tuple[Any, ...]] = sa.select(
        Piece.id, Piece.state, Piece.round, Piece.handed_in_at, Piece.promised_on, Piece.claimed_by_id,
        Piece.claimed_until, Piece.returned_until, Piece.released_at, Piece.marks, Piece.minutes, Submission.reference,
        Submission.late, sa.func.coalesce(_TITLE, ""), Account.name, holder.name,
    )  # fmt: skip
    return (
        asked.add_columns(sa.case((sa.or_(Piece.asked_id.is_not(None), ~judged), given.name)), has.id)
        .add_columns(own.scalar_subquery(), Appeal.piece_id.is_not(None), answers)
        .join(Submission, Submission.id == Piece.submission_id)
        .join(Assignment, Assignment.id == Piece.assignment_id)
        .join(Account, Account.id == Piece.account_id)
        .outerjoin(holds, holds.id == Piece.claimed_by_id)
        .outerjoin(holder, holder.id == holds.account_id)
        .outerjoin(has, has.id == sa.func.coalesce(Piece.asked_id, Piece.grader_id))
        .outerjoin(given, given.id == has.account_id)
        .outerjoin(Appeal, sa.and_(Appeal.piece_id == Piece.id, Appeal.answered_at.is_(None)))
        .where(Piece.id.in_(sa.bindparam("ids", expanding=True)), *_not_own(by_index=False))
        .order_by(Piece.handed_in_at, Piece.id)
    )
