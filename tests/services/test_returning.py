"""Work goes back for revision with a date of its own; both rounds stay, and nothing is lost."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.pieces import LATER, NOW, colleague, finish, levels, returned, waiting
from tests.work import assign, member
from trainer.db.models import Draft, Notice, Piece
from trainer.db.queries import pieces
from trainer.domain.errors import NotFound, WrongState
from trainer.services import claiming, submitting
from trainer.services.deadlines import own_task
from trainer.services.returning import return_for_revision
from trainer.services.taking_up import start_assigned

DAY = timedelta(days=1)


def give(db: Session, piece: Piece, key: str = "supervisor", **fields: Any) -> Piece:
    given: dict[str, Any] = {"until": LATER + 7 * DAY, "what": "Look again at C14.", "now": LATER, **fields}
    return return_for_revision(db, member=member(db, key), piece_id=piece.id, **given)


def test_the_draft_opens_again_and_the_trainee_is_told(published_db: Session) -> None:
    db = published_db
    ruth, piece = member(db, "supervisor"), waiting(db)
    grading = claiming.claim(db, member=ruth, piece_id=piece.id, now=LATER)
    grading.state = {"marks.inventory/people": 2, "feedback.text": "You hear Lori.", "comments.a.at": "person/0"}
    grading.state |= {"comments.a.text": "And what does she expect?"}
    db.commit()
    give(db, piece)
    assert (piece.state, piece.returned_until, piece.claimed_by_id) == ("returned", LATER + 7 * DAY, None)
    assert db.get_one(Draft, piece.draft_id).handed_in_at is None
    assert grading.left_at == LATER
    entry = pieces.entries(db, piece.id)[-1]
    assert (entry.kind, entry.reason, entry.marks) == ("returned", "Look again at C14.", {})
    assert entry.judgement == {
        "comments": [{"at": "person/0", "words": "", "text": "And what does she expect?"}],
        "feedback": "You hear Lori.",
        "until": (LATER + 7 * DAY).isoformat(),
    }
    notice = db.query(Notice).order_by(Notice.id.desc()).first()
    assert notice
    assert (notice.account_id, notice.kind, "Look again at C14." in notice.text) == (piece.account_id, "returned", True)


def test_the_next_hand_in_is_the_next_round_with_its_own_date(published_db: Session) -> None:
    db = published_db
    trainee, piece = member(db, "trainee"), returned(db)
    first, until = piece.submission_id, piece.returned_until
    assert until
    task = own_task(db, member=trainee, assignment_id=piece.assignment_id, now=NOW + DAY)
    assert (task.state, task.deadline.due_at, task.deadline.moved_by) == ("begun", until, "returned")
    late = until + DAY
    made = submitting.hand_in(db, member=trainee, draft_id=piece.draft_id, now=late)
    assert (made.late, piece.round, piece.state, piece.submission_id) == (True, 2, "waiting", made.id)
    assert [one.id for one in pieces.rounds(db, piece.draft_id)] == [first, made.id]
    submitting.undo_hand_in(db, member=trainee, reference=made.reference, now=late)
    assert (piece.round, piece.state, piece.submission_id, piece.returned_until) == (1, "returned", first, until)


def test_what_is_being_revised_is_not_taken_for_another_assignment(published_db: Session) -> None:
    db = published_db
    piece = returned(db)
    (other,) = assign(db, NOW + DAY)
    with pytest.raises(WrongState, match="revising this case for another assignment"):
        start_assigned(db, member=member(db, "trainee"), assignment_id=other.id, now=NOW + DAY)
    assert db.get_one(Draft, piece.draft_id).assignment_id == piece.assignment_id


def test_the_same_grader_may_judge_the_next_round(published_db: Session) -> None:
    db = published_db
    piece = returned(db)
    at = NOW + DAY
    submitting.hand_in(db, member=member(db, "trainee"), draft_id=piece.draft_id, now=at)
    finish(db, piece, member(db, "supervisor"), now=at + timedelta(minutes=10))
    assert piece.marks
    assert piece.marks["graders"] == 1


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"until": LATER - DAY}, "lies in the past"),
        ({"until": LATER + 400 * DAY}, "more than a year ahead"),
        ({"what": "  "}, "what is to be revised"),
    ],
)
def test_what_cannot_be(published_file_db: Session, fields: dict[str, Any], told: str) -> None:
    db = published_file_db
    piece = waiting(db)
    claiming.claim(db, member=member(db, "supervisor"), piece_id=piece.id, now=LATER)
    with pytest.raises(WrongState, match=told):
        give(db, piece, **fields)


def test_only_its_first_grader_and_seniors(published_file_db: Session) -> None:
    db = published_file_db
    dan, piece = colleague(db, "Dan"), waiting(db)
    finish(db, piece, member(db, "supervisor"), levels(2))
    finish(db, piece, dan, levels(2))
    for key in ("dan", "trainee", "stranger"):
        with pytest.raises(NotFound):
            give(db, piece, key)
    give(db, piece, "director")
    with pytest.raises(WrongState, match="returned already"):
        give(db, piece)
