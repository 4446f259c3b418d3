"""How a piece of work is shown to graders: as whose it goes, how long it takes, who has it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import g, url_for

from trainer.db.queries.queue import Row, Viewer
from trainer.domain.permits import is_senior
from trainer.domain.settings import settings_of
from trainer.services.directing import today_in
from trainer.services.submitting import UNDO_FOR
from trainer.web.clock import now


@dataclass(frozen=True)
class Work:
    """A piece as it is shown. `name` is empty while names are hidden; `holder` is who has it now, and `meant_for` to
    whom it is given, each where that is somebody else.
    """

    piece: Row
    name: str
    overdue: bool
    holder: str
    meant_for: str


def viewer() -> Viewer:
    """The visitor as a grader of this programme."""
    member = g.membership
    return Viewer(member.id, member.account_id, g.programme.id, is_senior(member), now(), UNDO_FOR)


def works_of(rows: Sequence[Row]) -> list[Work]:
    """Each as it is shown to the visitor."""
    hidden, me, moment = settings_of(g.programme.settings).hide_names, g.membership.id, now()
    today = today_in(g.programme, moment)
    return [
        Work(
            row,
            name=row.name if not hidden or (row.state == "released" and not row.appealed) else "",
            overdue=row.promised_on is not None and row.promised_on < today,
            holder=row.holder or "" if row.claimed_by_id != me and is_held(row, moment) else "",
            meant_for=row.given or "" if row.given_id != me else "",
        )
        for row in rows
    ]


def is_held(row: Row, moment: datetime) -> bool:
    """Whether a claim on it holds."""
    return row.claimed_until is not None and row.claimed_until > moment


def work_of(row: Row) -> Work:
    """One of them."""
    return works_of([row])[0]


def grading_address(grading_id: int) -> str:
    """Where a grading is worked on."""
    return url_for("supervisor.grading", grading_id=grading_id)
