"""The demo's pieces look like a trainee's, and two graders of one see it nearly alike."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import SelfRating, Submission
from trainer.services.defending import asked_of
from trainer.services.demo_pieces import levels

CRITERIA = [f"inventory/{n}" for n in range(10)]


def test_there_is_something_to_ask_about_each(demo_db: Session) -> None:
    for made in demo_db.scalars(sa.select(Submission).where(Submission.mode == "assessed")):
        asked, _edition = asked_of(demo_db, made)
        assert asked.citations
        assert asked.change
        assert 0.2 < (made.total or 0) < 1


def test_graders_differ_here_and_there_by_a_level() -> None:
    for number in range(7):
        one, two = (levels(CRITERIA, 4, number, place) for place in (0, 1))
        apart = [abs(one[key] - two[key]) for key in CRITERIA]
        assert max(apart) == 1
        assert 0 < sum(apart) < 6


def test_own_ratings_came_before_the_release(demo_db: Session) -> None:
    shown = sa.select(SelfRating.saved_at, Submission.revealed_at).join(Submission)
    rows = demo_db.execute(shown.where(Submission.revealed_at.is_not(None))).all()
    assert len(rows) == 10
    assert all(revealed and saved < revealed for saved, revealed in rows)
