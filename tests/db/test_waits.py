"""How many in which week, counted by the database, on both: those who met it, those who have not, those who left."""

from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.house import Statements
from tests.people import NOW
from tests.services.test_following import OWN
from tests.work import member
from trainer.db.models import Progress, ProgressLine
from trainer.db.queries import readiness, waits
from trainer.services.pausing import take_leave
from trainer.services.rebuilding import derive_due, rebuild

TODAY = NOW.date()
WEEK = timedelta(days=7)


def test_weeks_of_training_stand_still_on_leave_and_go_on_by_themselves(published_db: Session) -> None:
    db, who = published_db, member(published_db, "trainee")
    rebuild(db, now=NOW)
    edition = db.scalars(sa.select(Progress.edition_id).where(Progress.slug == OWN)).first()
    assert edition is not None
    asked = Statements(db)

    def found(today: date) -> tuple[object, object]:
        place = (db, who.programme_id, edition, "practice", today)
        return waits.weeks(*place), waits.standing(*place)

    full = (TODAY - date(2026, 9, 1)).days + 1  # days of training until today
    week = full // 7
    assert found(TODAY) == ({"not-yet": {week + 1: 1}}, {"not-yet": {(full - 1) // 7: 1}})
    assert len(asked) == 2
    assert found(TODAY + 3 * WEEK)[0] == {"not-yet": {week + 4: 1}}  # nobody need derive anything
    away = {"from_on": TODAY + timedelta(days=1), "until_on": TODAY + 2 * WEEK, "reason": "", "cover_id": None}
    director = member(db, "director")
    take_leave(db, member=director, membership_id=who.id, now=NOW, **away)  # type: ignore[arg-type]
    derive_due(db, now=NOW + timedelta(days=1))
    assert found(TODAY + 2 * WEEK)[0] == {"not-yet": {week + 1: 1}}
    derive_due(db, now=NOW + 2 * WEEK + timedelta(days=1))
    assert found(TODAY + 3 * WEEK)[0] == {"not-yet": {week + 2: 1}}


def test_who_met_it_counts_where_they_did_and_who_left_until_then(published_db: Session) -> None:
    db, who = published_db, member(published_db, "trainee")
    rebuild(db, now=NOW)
    line = db.scalars(
        sa.select(ProgressLine).where(ProgressLine.account_id == who.account_id, ProgressLine.requirement == "practice")
    ).one()
    line.days = 17
    db.commit()
    place = (db, who.programme_id, line.edition_id, "practice", TODAY)
    search = readiness.Search(line.edition_id, state="not-yet", requirement="practice")
    stood = next(iter(waits.standing(*place)["not-yet"]))
    for waiting, many in ((stood, 1), (stood + 1, 0)):
        asked = readiness.Search(line.edition_id, state="not-yet", requirement="practice", waiting=waiting)
        assert len(readiness.page(db, who.programme_id, asked, TODAY)[0]) == many
    assert len(readiness.page(db, who.programme_id, search, TODAY)[0]) == 1
    line.state = "met"
    db.commit()
    assert (waits.weeks(*place), waits.standing(*place)) == ({"met": {3: 1}}, {})
    line.state, line.here = "not-yet", False
    db.commit()
    assert set(waits.weeks(*place)) == {"not-yet"}
    assert waits.standing(*place) == {}
