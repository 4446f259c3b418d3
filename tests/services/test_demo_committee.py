"""The demo has candidates who wait for the committee, and one who was told not yet."""

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Candidacy, Programme
from trainer.services.contesting import contest_until
from trainer.services.demo_committee import load_committee


def test_two_wait_and_one_may_appeal(demo_db: Session) -> None:
    now = datetime.now(UTC)
    told, *waiting, _awarded = demo_db.scalars(sa.select(Candidacy).order_by(Candidacy.id))
    assert (told.state, told.outcome) == ("decided", "not-yet")
    assert [one.state for one in waiting] == ["first", "first"]
    until = contest_until(told)
    assert until is not None
    assert until > now
    assert not load_committee(demo_db, demo_db.get_one(Programme, told.programme_id), now)
