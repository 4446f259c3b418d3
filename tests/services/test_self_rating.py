"""A trainee rates their own work until the grade is shown; the grader sees it only after their own marks."""

from datetime import datetime

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests import learning, practice
from tests.work import member
from trainer.db.models import AuditEvent, Grading, SelfRating, Submission
from trainer.db.queries import learning as queries
from trainer.domain.errors import NotFound, WrongState
from trainer.services.records import member_record, own_record
from trainer.services.self_rating import rate, seen_by_grader


def test_it_can_be_changed_until_the_release_and_then_is_fixed(published_db: Session, now: datetime) -> None:
    db = published_db
    piece = learning.handed_in(db)
    learning.rate(db, piece, 4)
    learning.rate(db, piece, 2)
    kept = db.get_one(SelfRating, piece.submission_id)
    first, *_, last = learning.criteria(db, piece)
    assert kept.marks[first] == 2
    assert last not in kept.marks, "what was skipped is left out"
    learning.release(db, piece)
    with pytest.raises(WrongState, match="fixed"):
        learning.rate(db, piece, 3)
    db.expire_all()
    assert db.get_one(SelfRating, piece.submission_id).marks[first] == 2
    actions = db.scalars(sa.select(AuditEvent.action).where(AuditEvent.action == "self_rating.kept")).all()
    assert len(actions) == 2
    (told,) = queries.rated(db, piece.account_id, piece.programme_id)
    assert (told.own[first], told.given[first]) == (2, 3.0)


def test_work_that_came_back_or_was_taken_back_is_not_rated(published_db: Session, now: datetime) -> None:
    db = published_db
    piece = learning.handed_in(db)
    piece.state = "returned"
    db.commit()
    with pytest.raises(WrongState):
        learning.rate(db, piece)
    piece.state = "waiting"
    db.get_one(Submission, piece.submission_id).undone_at = now
    db.commit()
    with pytest.raises(WrongState):
        learning.rate(db, piece)


def test_only_ones_own_and_only_levels_there_are(published_db: Session, now: datetime) -> None:
    db = published_db
    own = practice.handed_in(db, member(db, "trainee"), now, reveal=False).reference
    piece = learning.handed_in(db)
    reference = learning.reference(db, piece)
    (first, *_) = learning.criteria(db, piece)
    for marks in ({first: 9}, {"nothing/here": 3}):
        with pytest.raises(NotFound):
            rate(db, member=member(db, "trainee"), reference=reference, marks=marks, now=now)
    for key in ("supervisor", "stranger"):
        with pytest.raises(NotFound):
            rate(db, member=member(db, key), reference=reference, marks={first: 3}, now=now)
    with pytest.raises(NotFound):
        rate(db, member=member(db, "trainee"), reference=own, marks={first: 3}, now=now)


def test_a_grader_sees_it_after_their_own_marks(published_db: Session, now: datetime) -> None:
    db = published_db
    piece = learning.handed_in(db)
    learning.rate(db, piece, 4)
    grading = Grading(
        piece_id=piece.id,
        submission_id=piece.submission_id,
        grader_id=member(db, "supervisor").id,
        place="first",
        started_at=now,
        saved_at=now,
    )
    db.add(grading)
    db.commit()
    assert seen_by_grader(db, grading) is None
    grading.marked_at = now
    (first, *_) = learning.criteria(db, piece)
    assert (seen_by_grader(db, grading) or {})[first] == 4


def test_what_goes_with_a_grade_stands_in_the_record(published_db: Session, now: datetime) -> None:
    db = published_db
    learning.settle(db)
    trainee = member(db, "trainee")
    own = own_record(db, account_id=trainee.account_id, now=now)
    assert own["self_ratings"][0]["reference"] == learning.REFERENCE
    assert [aim["text"] for aim in own["aims"]] == [learning.AIM_WORDS, "Count the months."]
    assert own["uses_of_aims"] == own["defences"] == []
    held = member_record(db, member=member(db, "director"), membership_id=trainee.id, now=now)
    assert held["defences"] == []
    assert {"self_ratings", "aims", "uses_of_aims"} & held.keys() == set()
