"""What became of a cohort, counted by the database, on both: leavers among them, weeks to all that is required."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.committees import Committee
from tests.house import Statements
from tests.people import NOW
from tests.services.test_following import OWN
from trainer.db.models import Progress, ProgressLine
from trainer.db.queries.outcomes import outcomes
from trainer.services.rebuilding import rebuild

TODAY, LEFT = NOW.date(), date(2026, 10, 1)


def test_who_is_done_after_how_many_weeks_and_who_is_not(published_db: Session) -> None:
    db = published_db
    house = Committee(db, "lakes")
    house.ana.cohort_id = house.cohort.id
    house.add("trainee", "Bo", cohort_id=house.cohort.id, until_on=LEFT)
    house.add("trainee", "Cy")  # of no cohort
    house.decided("award")
    rebuild(db, now=NOW)
    mine = ProgressLine.account_id == house.ana.account_id
    db.execute(sa.update(Progress).where(Progress.account_id == house.ana.account_id).values(state="met"))
    db.execute(sa.update(ProgressLine).where(mine).values(days=29))
    db.execute(sa.update(ProgressLine).where(mine, ProgressLine.requirement == "practice").values(days=300))
    db.commit()
    edition = db.scalars(sa.select(Progress.edition_id).where(Progress.slug == OWN)).first()
    assert edition is not None
    asked = Statements(db)
    none, first = outcomes(db, house.programme.id, TODAY, {edition: ["reading", "defence"]})
    assert len(asked) == 3
    assert (none.cohort, none.began, none.done) == (None, 1, 0)
    assert (first.cohort, first.began, first.left, first.away) == (date(2026, 9, 1), 2, 1, 0)
    assert (first.done, first.awarded, first.events, first.censored) == (1, 1, {5: 1}, {5: 1})
    assert outcomes(db, house.programme.id, TODAY, {}) == []
