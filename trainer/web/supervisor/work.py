"""How a piece of work is shown to graders: as whose it goes, how long it takes, who has it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import g, url_for

from trainer.db.models import Piece
from trainer.db.queries.queue import Row, Viewer
from trainer.domain.grading import expected_minutes
from trainer.domain.permits import is_senior
from trainer.domain.settings import Settings, settings_of
from trainer.services.directing import today_in
from trainer.services.submitting import UNDO_FOR
from trainer.web.clock import now


@dataclass(frozen=True)
class Work:
    """One row of a list of work. `name` is empty while names are hidden; `holder` is who has it now, if another."""

    piece: Piece
    title: str
    reference: str
    name: str
    minutes: int
    late: bool
    overdue: bool
    holder: str
    meant_for: str
    own_grading_id: int | None
    appealed: bool
    answers: bool
    """Whether the visitor has judged it for its appeal, and has still to answer in words."""


def viewer() -> Viewer:
    """The visitor as a grader of this programme."""
    member = g.membership
    return Viewer(member.id, member.account_id, g.programme.id, is_senior(member), now(), UNDO_FOR)


def settings() -> Settings:
    """What the programme has settled."""
    return settings_of(g.programme.settings)


def shows_name(piece: Piece) -> bool:
    """Whether graders see whose work it is."""
    return piece.state == "released" or not settings().hide_names


def minutes(answer: Any, rubrics: int) -> int:
    """Expected minutes for judging this answer."""
    people = answer.get("people", ())
    prose = [answer.get("formulation", {}).get("text", ""), *(str(person.get("why", "")) for person in people)]
    prose += [str(claim.get("why", "")) for claim in answer.get("areas", {}).values()]
    return expected_minutes(sum(len(text.split()) for text in prose), len(people), rubrics)


def works_of(rows: Sequence[Row]) -> list[Work]:
    """A page of them."""
    hidden = settings().hide_names
    return [work_of(row, hidden) for row in rows]


def work_of(row: Row, hidden: bool | None = None) -> Work:
    """A row of the queue as it is shown; `hidden` says whether names are, where that is known already."""
    hidden = settings().hide_names if hidden is None else hidden
    piece = row.piece
    live = piece.claimed_by is not None and piece.claimed_until is not None and piece.claimed_until > now()
    given = piece.asked or (None if row.judged else piece.grader)
    holder = piece.claimed_by.account.name if live and piece.claimed_by else ""
    return Work(
        piece=piece,
        title=row.title,
        reference=row.reference,
        name=row.name if not hidden or (piece.state == "released" and not row.appealed) else "",
        minutes=minutes(row.answer, len(piece.rubric_ids)),
        late=row.late,
        overdue=piece.promised_on is not None and piece.promised_on < today_in(g.programme, now()),
        holder=holder if piece.claimed_by_id != g.membership.id else "",
        meant_for=given.account.name if given and given.id != g.membership.id else "",
        own_grading_id=row.own_grading_id,
        appealed=row.appealed,
        answers=row.answers,
    )


def grading_address(grading_id: int) -> str:
    """Where a grading is worked on."""
    return url_for("supervisor.grading", grading_id=grading_id)
