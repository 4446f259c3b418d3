"""The nightly statistics: a row of numbers for each programme and day."""

from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import (
    Assignment,
    DailyCount,
    Draft,
    Membership,
    Notice,
    Outbox,
    Piece,
    Programme,
    Submission,
)
from trainer.db.new_rows import add_new
from trainer.db.queries.falling_due import programmes
from trainer.services.working import take_turn

NIGHT: Final = time(2)


def count_yesterday(session: Session, *, now: datetime) -> None:
    """Where it is past two at night, count the day that has ended; a day that was counted is never counted again."""
    if take_turn(session, name="statistics", every=timedelta(minutes=10), now=now) is None:
        return
    houses = programmes(session)
    counted = {(row[0], row[1]) for row in session.execute(sa.select(DailyCount.programme_id, DailyCount.on))}
    rows = []
    for house in houses.values():
        local = now.astimezone(ZoneInfo(house.time_zone))
        yesterday = local.date() - timedelta(days=1)
        if local.time() >= NIGHT and (house.id, yesterday) not in counted:
            counts = _counts(session, house, yesterday)
            rows.append({"programme_id": house.id, "on": yesterday, "counts": counts, "counted_at": now})
    add_new(session, DailyCount, rows)
    session.commit()


def _counts(session: Session, house: Programme, day: date) -> dict[str, Any]:
    """All of a programme's numbers in one statement."""
    place = ZoneInfo(house.time_zone)
    begins = datetime.combine(day, time.min, place)
    ends = datetime.combine(day + timedelta(days=1), time.min, place)

    def within(column: Any) -> sa.ColumnElement[bool]:
        return sa.and_(column >= begins, column < ends)

    def number(table: Any, *conditions: sa.ColumnElement[bool]) -> Any:
        return (
            sa.select(sa.func.count())
            .select_from(table)
            .where(table.programme_id == house.id, *conditions)
            .scalar_subquery()
        )

    active = (Membership.from_on <= day, sa.or_(Membership.until_on.is_(None), Membership.until_on >= day))
    standing = Submission.undone_at.is_(None)
    current = Assignment.withdrawn_at.is_(None)
    numbers = {
        "trainees": number(Membership, Membership.role == "trainee", *active),
        "supervisors": number(Membership, Membership.role == "supervisor", *active),
        "assignments_open": number(Assignment, current, Assignment.opens_at < ends, Assignment.due_at >= ends),
        "assignments_due": number(Assignment, current, within(Assignment.due_at)),
        "drafts_open": number(Draft, Draft.handed_in_at.is_(None)),
        "drafts_begun": number(Draft, within(Draft.started_at)),
        "practice_handed_in": number(
            Submission, standing, Submission.mode == "practice", within(Submission.handed_in_at)
        ),
        "assessed_handed_in": number(
            Submission, standing, Submission.mode == "assessed", within(Submission.handed_in_at)
        ),
        "assessed_late": number(Submission, standing, Submission.late.is_(True), within(Submission.handed_in_at)),
        "assessed_waiting": number(Piece, Piece.state == "waiting"),
        "notices": number(Notice, within(Notice.made_at)),
        "mails_sent": number(Outbox, within(Outbox.sent_at)),
        "mails_given_up": number(Outbox, within(Outbox.gave_up_at)),
    }
    row = session.execute(sa.select(*(query.label(name) for name, query in numbers.items()))).one()
    return dict(row._mapping)
