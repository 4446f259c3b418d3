"""Deriving anew: what was stored otherwise is said and set right; the worker does whoever has fallen due."""

from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.logs import LogHouse
from tests.people import NOW
from tests.services.test_following import ISIPT, OWN
from trainer.db.models import Progress, ProgressLine
from trainer.domain import log_entries as kinds
from trainer.services.following import follow
from trainer.services.rebuilding import derive_due, how_many, names, rebuild
from trainer.services.vouching import verify


def test_what_was_stored_otherwise_is_said_and_set_right(published_file_db: Session) -> None:
    db = published_file_db
    rebuild(db, now=NOW)
    db.execute(sa.update(ProgressLine).where(ProgressLine.requirement == "reading").values(state="met"))
    db.commit()
    done: list[int] = []
    found = rebuild(db, now=NOW, done=done.append)
    assert found.people == sum(done) == how_many(db) == 2
    assert {(one.slug, one.requirement, one.was, one.is_) for one in found.differences} == {
        (OWN, "reading", "met", "not-yet")
    }
    assert set(names(db, found.differences).values()) == {"Trainee", "Stranger"}
    assert rebuild(db, now=NOW).differences == []


def test_what_runs_out_is_derived_on_the_day_after_by_the_worker(published_file_db: Session) -> None:
    db = published_file_db
    house = LogHouse(db, "lapse")
    follow(db, member=house.ana, slug=ISIPT, following=True, now=NOW)
    until = NOW.date() + timedelta(days=30)
    row = house.enter(kinds.Membership("isipt", NOW.date(), until))
    verify(db, member=house.director, seen={row.ref: row.digest}, now=NOW)
    mine = sa.select(ProgressLine.state, ProgressLine.until, ProgressLine.since).where(
        ProgressLine.account_id == house.ana.account_id, ProgressLine.requirement == "membership"
    )
    assert db.execute(mine).one()[:2] == ("met", until)
    derive_due(db, now=NOW + timedelta(days=30))
    assert db.execute(mine).one().state == "met"
    for _ in range(2):
        derive_due(db, now=NOW + timedelta(days=33))
    assert tuple(db.execute(mine).one()) == ("not-yet", None, until + timedelta(days=1))
    assert db.scalars(sa.select(Progress.here).where(Progress.account_id == house.ana.account_id)).all() == [True, True]
