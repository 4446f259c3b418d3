"""Who judges a piece after whom, and what their marks come to."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.pieces import colleague, decide, finish, levels, waiting
from tests.work import member
from trainer.db.models import Account, GradeEntry, Notice, Piece
from trainer.services.moderating import wanted


def settled(db: Session, piece: Piece) -> list[GradeEntry]:
    found = sa.select(GradeEntry).where(GradeEntry.piece_id == piece.id, GradeEntry.kind == "settled")
    return list(db.scalars(found))


def test_good_work_needs_one_grader(published_db: Session) -> None:
    db = published_db
    piece = waiting(db)
    assert wanted(db, piece) == "first"
    finish(db, piece, member(db, "supervisor"), levels(4, ties=5))
    assert (wanted(db, piece), piece.claimed_by_id) == (None, None)
    assert piece.marks == {"levels": levels(4, ties=5), "graders": 1, "mean": pytest.approx(13 / 3)}
    (entry,) = settled(db, piece)
    assert (entry.marks, entry.judgement) == (levels(4, ties=5), {"graders": 1})


def heard(db: Session) -> list[tuple[str, str]]:
    """Who was asked, and for which place."""
    told = sa.select(Account.name, Notice.key).join(Notice).where(Notice.key.startswith("wanted:"))
    return [(name, (key or "").rpartition(":")[2]) for name, key in db.execute(told.order_by(Notice.id))]


@pytest.mark.parametrize(
    ("marks", "harmful"),
    [(levels(3), []), (levels(2), []), (levels(5, moments=1), []), (levels(4), ["inventory/blame"])],
)
def test_borderline_failing_or_harmful_work_goes_to_a_second(
    published_file_db: Session, marks: dict[str, int], harmful: list[str]
) -> None:
    db = published_file_db
    piece = waiting(db)
    finish(db, piece, member(db, "supervisor"), marks, harmful=harmful)
    assert (wanted(db, piece), piece.marks, settled(db, piece)) == ("second", None, [])
    finish(db, piece, colleague(db, "Dan"), marks)
    assert (wanted(db, piece), len(settled(db, piece))) == (None, 1)


def test_second_markers_are_told_or_else_whoever_is_left(published_db: Session) -> None:
    db = published_db
    ruth, piece = member(db, "supervisor"), waiting(db)
    dan, eve = colleague(db, "Dan"), colleague(db, "Eve", capabilities=["second-marker"])
    finish(db, piece, ruth, levels(2))
    finish(db, piece, eve, levels(4))
    assert heard(db) == [("Eve", "second"), ("Dan", "third")]
    finish(db, piece, dan, levels(4))
    assert len(heard(db)) == 2


def test_so_does_what_the_lot_draws_by_the_share_in_force_at_hand_in(published_file_db: Session) -> None:
    db, ruth = published_file_db, member(published_file_db, "supervisor")
    before, drawn = waiting(db), waiting(db, drawn=True)
    finish(db, before, ruth)
    decide(db, second_share=0)
    finish(db, drawn, ruth)
    assert (wanted(db, before), wanted(db, drawn)) == (None, "second")


def test_two_are_averaged_and_a_third_breaks_a_wide_difference(published_db: Session) -> None:
    db = published_db
    near, far = waiting(db), waiting(db)
    dan, eve = colleague(db, "Dan"), colleague(db, "Eve")
    for piece, second in ((near, levels(3)), (far, levels(4))):
        finish(db, piece, member(db, "supervisor"), levels(2))
        finish(db, piece, dan, second)
    assert near.marks
    assert near.marks["levels"] == {"inventory/people": 2.5, "inventory/ties": 2.5, "inventory/moments": 2.5}
    assert (wanted(db, far), far.marks) == ("third", None)
    finish(db, far, eve, levels(3))
    assert far.marks
    assert far.marks["levels"] == {"inventory/people": 3, "inventory/ties": 3, "inventory/moments": 3}
    assert far.marks["graders"] == 3
