"""How long a requirement takes and how long people have stood before it: how many in which week, never who.

Weeks are of full-time training. All is asked of one index (models.progress), which holds everything that is asked for.
"""

from datetime import date
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import ProgressLine
from trainer.domain.pace import WEEK
from trainer.domain.verdict.judging import WORST_FIRST

OPEN: Final = tuple(state for state in WORST_FIRST if state != "met")
Weeks = dict[int, int]
HUNDREDTHS: Final = 100
"""Of a full-time day, in which a line's clock counts."""


def trained(line: Any, today: date) -> Any:
    """Full-time days until today: of a row, or as a question to the database."""
    return (line.clock + line.pace * today.toordinal()) // HUNDREDTHS


def stood(line: Any, today: date) -> Any:
    """Full-time days since it came to stand where it stands."""
    return trained(line, today) - line.days


def week_of(days: Any) -> Any:
    """In which week of training somebody is after so many full-time days, as `domain.pace.week` has it."""
    return sa.case((days > 0, (days + WEEK - 1) // WEEK), else_=1)


def weeks(session: Session, programme_id: int, edition_id: int, requirement: str, today: date) -> dict[str, Weeks]:
    """By state and week how many: of those who met it the week in which they did, of all others the one they are in.

    Whoever has left is among them, for as long as they were here.
    """
    line = ProgressLine
    days = sa.case((line.state == "met", line.days), else_=trained(line, today))
    at = week_of(days)
    return _counted(session, at, _asked(programme_id, edition_id, requirement), line.here.in_((True, False)))


def standing(session: Session, programme_id: int, edition_id: int, requirement: str, today: date) -> dict[str, Weeks]:
    """Of those who are here and have not met it, by state and full weeks that they have stood in it, how many."""
    asked = _asked(programme_id, edition_id, requirement)
    line = ProgressLine
    return _counted(session, stood(line, today) // WEEK, asked, line.here.is_(True), line.state.in_(OPEN))


def _asked(programme_id: int, edition_id: int, requirement: str) -> sa.ColumnElement[bool]:
    line = ProgressLine
    return sa.and_(line.programme_id == programme_id, line.edition_id == edition_id, line.requirement == requirement)


def _counted(session: Session, at: Any, *where: sa.ColumnElement[bool]) -> dict[str, Weeks]:
    found: dict[str, Weeks] = {}
    counted = sa.select(ProgressLine.state, at.label("at"), sa.func.count()).where(*where)
    for state, week, n in session.execute(counted.group_by(ProgressLine.state, sa.text("at"))):
        found.setdefault(state, {})[int(week)] = n
    return found
