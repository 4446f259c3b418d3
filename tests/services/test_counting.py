"""The nightly statistics; on both databases."""

from datetime import UTC, date, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests import practice
from tests.people import NOW
from tests.work import assign, member
from trainer.db.models import DailyCount
from trainer.services.counting import count_yesterday

NIGHT = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
"""Two in the morning in Berlin, after NOW."""


def test_each_day_is_counted_once_in_the_programmes_night(published_db: Session) -> None:
    db = published_db
    for at in (NIGHT - timedelta(minutes=11), NIGHT, NIGHT + timedelta(hours=5)):
        count_yesterday(db, now=at)
    rows = db.execute(sa.select(DailyCount.on, sa.func.count()).group_by(DailyCount.on)).all()
    assert [tuple(row) for row in rows] == [(date(2026, 11, 20), 2)]


def test_what_happened_that_day_is_counted(published_db: Session) -> None:
    db = published_db
    practice.handed_in(db, member(db, "trainee"), NOW)
    assign(db)
    count_yesterday(db, now=NIGHT)
    north = member(db, "trainee").programme_id
    counts = db.get_one(DailyCount, (north, date(2026, 11, 20))).counts
    assert counts == {
        "trainees": 1,
        "supervisors": 1,
        "assignments_open": 1,
        "assignments_due": 0,
        "drafts_open": 0,
        "drafts_begun": 1,
        "practice_handed_in": 1,
        "assessed_handed_in": 0,
        "assessed_late": 0,
        "assessed_waiting": 0,
        "notices": 1,
        "mails_sent": 0,
        "mails_given_up": 0,
    }
