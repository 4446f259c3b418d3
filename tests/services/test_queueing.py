"""Assessed work comes into the queue with its hand-in, goes to a grader, and leaves it when it is taken back."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests import practice
from tests.pieces import IN, LATER, NOW, colleague, decide, hand_in, piece_of, returned, waiting
from tests.work import assign, member
from trainer.db.models import GradingRight, Leave, Piece, Submission, Supervision
from trainer.db.queries import graders
from trainer.domain.errors import WrongState
from trainer.services import calibrating, claiming, submitting


def tie(db: Session, supervisor_id: int) -> None:
    me = member(db, "trainee")
    row = Supervision(
        programme_id=me.programme_id, trainee_id=me.id, supervisor_id=supervisor_id, from_on=date(2026, 9, 1)
    )
    db.add(row)
    db.commit()


def test_a_hand_in_becomes_a_piece_with_a_promise_and_the_pinned_rubrics(published_db: Session) -> None:
    db = published_db
    (made,) = assign(db)
    submission = hand_in(db, made)
    piece = piece_of(db, submission)
    assert (piece.round, piece.state, piece.handed_in_at) == (1, "waiting", IN)
    assert piece.rubric_ids == made.rubric_ids != []
    assert piece.promised_on == date(2026, 11, 30)
    assert piece.grader_id == member(db, "supervisor").id


def test_each_round_draws_its_lot_by_the_share_in_force(published_db: Session) -> None:
    db, me = published_db, member(published_db, "trainee")
    piece = returned(db)
    assert piece.drawn is False
    decide(db, second_share=100)
    at = LATER + timedelta(hours=2)
    again = submitting.hand_in(db, member=me, draft_id=piece.draft_id, now=at)
    assert (piece.round, piece.drawn) == (2, True)
    submitting.undo_hand_in(db, member=me, reference=again.reference, now=at)
    assert (piece.round, piece.drawn) == (1, False)


def test_practice_makes_no_piece(published_db: Session) -> None:
    practice.handed_in(published_db, member(published_db, "trainee"), NOW)
    assert published_db.scalars(sa.select(Piece)).all() == []


def test_it_goes_to_the_own_supervisor_or_who_stands_in(published_db: Session) -> None:
    db = published_db
    dan, eve = colleague(db, "Dan"), colleague(db, "Eve")
    tie(db, dan.id)
    assert waiting(db).grader_id == dan.id
    db.add(Leave(membership_id=dan.id, from_on=date(2026, 9, 1), reason="", cover_id=eve.id, noted_at=NOW))
    db.commit()
    assert waiting(db).grader_id == eve.id


def test_or_to_who_has_the_least_waiting_and_is_here(published_db: Session) -> None:
    db = published_db
    dan, eve = colleague(db, "Dan"), colleague(db, "Eve")
    tie(db, dan.id)
    db.add(Leave(membership_id=eve.id, from_on=date(2026, 9, 1), reason="", cover_id=None, noted_at=NOW))
    decide(db, allocation="even")
    assert waiting(db).grader_id == member(db, "supervisor").id
    assert waiting(db).grader_id == dan.id


def test_where_graders_calibrate_it_goes_to_who_may_grade(published_db: Session) -> None:
    db = published_db
    dan, eve = colleague(db, "Dan"), colleague(db, "Eve")
    tie(db, dan.id)
    decide(db, calibration=True)
    assert waiting(db).grader_id == dan.id  # nobody may yet, and somebody is to know of it
    calibrating.waive(
        db, member=member(db, "director"), membership_id=eve.id, until_on=date(2027, 1, 1), reason="Cover", now=NOW
    )
    piece = waiting(db)
    assert piece.grader_id == eve.id
    assert graders.fresh(db, piece, date(2026, 11, 20)) == [eve.account_id]


@pytest.mark.parametrize("allocation", ["even", "relation"])
def test_rather_to_who_holds_the_right_to_grade(published_db: Session, allocation: str) -> None:
    db = published_db
    ruth, dan = member(db, "supervisor"), colleague(db, "Dan")
    tie(db, ruth.id)
    decide(db, allocation=allocation, calibration=True)
    assert waiting(db).grader_id == ruth.id  # nobody holds it: better somebody than nobody
    right = GradingRight(programme_id=dan.programme_id, membership_id=dan.id, agreement=0.8, made_at=NOW)
    right.from_on, right.until_on = date(2026, 11, 1), NOW.date()
    db.add(right)
    db.commit()
    assert waiting(db).grader_id == waiting(db).grader_id == dan.id
    right.until_on = date(2026, 11, 2)
    db.commit()
    assert waiting(db).grader_id == ruth.id
    decide(db, calibration=False)
    right.until_on = NOW.date()
    db.commit()
    assert waiting(db).grader_id == ruth.id


def test_without_a_supervisor_it_waits_for_anybody(published_db: Session) -> None:
    db = published_db
    member(db, "supervisor").until_on = date(2026, 10, 1)
    db.commit()
    assert waiting(db).grader_id is None


def test_what_is_taken_back_leaves_the_queue(published_db: Session) -> None:
    db = published_db
    (made,) = assign(db)
    submission = hand_in(db, made)
    submitting.undo_hand_in(db, member=member(db, "trainee"), reference=submission.reference, now=IN)
    assert db.scalars(sa.select(Piece)).all() == []
    again = submitting.hand_in(db, member=member(db, "trainee"), draft_id=submission.draft_id, now=IN)
    assert piece_of(db, again).round == 1


def test_not_once_a_grader_has_begun(published_db: Session) -> None:
    """Their clocks may differ by a little: whoever was stored first has it."""
    db = published_db
    piece = waiting(db)
    claiming.claim(db, member=member(db, "supervisor"), piece_id=piece.id, now=LATER)
    reference = db.get_one(Submission, piece.submission_id).reference
    with pytest.raises(WrongState, match="a grader has begun"):
        submitting.undo_hand_in(db, member=member(db, "trainee"), reference=reference, now=LATER - timedelta(seconds=1))
