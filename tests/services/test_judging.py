"""A judgement saved, put down, revised and handed over; a claim that is renewed, and one that is lost."""

import json
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.grades import FEEDBACK, Grader, claimed, graded, handed_in, newcomer
from tests.pieces import decide
from tests.work import member
from trainer.db.models import ActiveEdition, AuditEvent, ContentEdition, GradeEntry, Grading, Piece
from trainer.domain.draft import BadChange, Change
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.grading import LOCK
from trainer.services import drafting, judging, moderating


@pytest.fixture
def later(now: datetime) -> datetime:
    """When the grader sits down."""
    return now + timedelta(hours=2)


@pytest.fixture
def piece(published_db: Session, now: datetime) -> Piece:
    return handed_in(published_db, now)


@pytest.fixture
def grader(published_db: Session, piece: Piece, later: datetime) -> Grader:
    return Grader(published_db, claimed(published_db, piece, later), later)


def entries(db: Session) -> list[GradeEntry]:
    return list(db.scalars(sa.select(GradeEntry).order_by(GradeEntry.id)))


def test_what_is_written_is_merged_and_the_claim_renewed(
    published_db: Session, grader: Grader, later: datetime
) -> None:
    first = grader.criteria[0]
    saved, hold = grader.save((f"marks.{first}", None, 3), ("feedback.text", None, "Well read."))
    assert (saved.revision, saved.clashes, saved.refused) == (1, (), ())
    assert (hold.mine, hold.until) == (True, later + LOCK)
    after = later + timedelta(minutes=20)
    saved, hold = grader.save(at=after)
    assert (saved.revision, hold.until) == (1, after + LOCK)
    assert grader.state() == {f"marks.{first}": 3, "feedback.text": "Well read."}


def test_a_repeat_changes_nothing_and_a_clash_tells_both(grader: Grader) -> None:
    grader.save(("feedback.text", None, "One."))
    again, _ = grader.save(("feedback.text", None, "One."))
    assert (again.revision, again.clashes) == (1, ())
    other, _ = grader.save(("feedback.text", None, "Two."))
    assert [(c.yours, c.theirs) for c in other.clashes] == [("Two.", "One.")]


def test_what_cannot_stand_does_not_hold_up_the_rest(grader: Grader) -> None:
    saved, _ = grader.save(
        (f"marks.{grader.criteria[0]}", None, 9), ("marks.none/such", None, 3), ("feedback.text", None, "Kept.")
    )
    assert [r.path for r in saved.refused] == [f"marks.{grader.criteria[0]}", "marks.none/such"]
    assert grader.state() == {"feedback.text": "Kept."}
    with pytest.raises(BadChange):
        grader.save(*((f"comments.c{n}.gone", None, True) for n in range(drafting.MAX_CHANGES + 1)))


def test_a_grading_is_its_writers_alone(published_db: Session, grader: Grader, later: datetime) -> None:
    newcomer(published_db, "second", "supervisor")
    for key in ("second", "director", "trainee"):
        with pytest.raises(NotFound):
            judging.save(published_db, member=member(published_db, key), grading_id=grader.id, changes=[], now=later)


def test_marks_are_put_down_once_and_whole(published_db: Session, grader: Grader) -> None:
    grader.save((f"marks.{grader.criteria[0]}", None, 3))
    with pytest.raises(WrongState, match="missing: "):
        grader.put_down()
    grader.save(*((f"marks.{key}", None, 2) for key in grader.criteria[1:]))
    at = grader.put_down().marked_at
    assert grader.put_down(grader.now + timedelta(minutes=5)).marked_at == at
    (entry,) = entries(published_db)
    assert (entry.kind, set(entry.marks), entry.reason) == ("marked", set(grader.criteria), "")
    audited = published_db.scalars(sa.select(AuditEvent.action).where(AuditEvent.object_kind == "piece")).all()
    assert audited.count("grading.marked") == 1


def test_a_revised_mark_asks_for_a_reason_and_both_stay(published_db: Session, grader: Grader) -> None:
    grader.mark(3)
    with pytest.raises(WrongState, match="own marks down first"):
        grader.finish()
    grader.put_down()
    first = grader.criteria[0]
    grader.save((f"marks.{first}", 3, 4), ("feedback.text", None, FEEDBACK))
    with pytest.raises(WrongState, match="Say why you revised"):
        grader.finish()
    grader.save((f"reasons.{first}", None, "The turn at s2:C29 says more than I saw."))
    grader.finish()
    marked, finished = entries(published_db)
    assert (marked.marks[first], finished.marks[first]) == (3, 4)
    assert "says more than I saw" in finished.reason
    assert finished.judgement["feedback"] == FEEDBACK


def test_handing_over_frees_the_piece_and_closes_the_grading(published_db: Session, grader: Grader) -> None:
    grader.mark()
    grader.put_down()
    finished = grader.finish()
    assert grader.finish(grader.now + timedelta(hours=1)).finished_at == finished.finished_at
    assert published_db.get_one(Piece, finished.piece_id).claimed_by_id is None
    with pytest.raises(WrongState, match="still on this device"):
        grader.save(("feedback.text", None, "Too late."))
    assert [e.kind for e in entries(published_db)] == ["marked", "finished"]


@pytest.mark.parametrize(("ticked", "place"), [("harmful/takes-sides", "second"), ("helpful/both-sides", None)])
def test_what_is_ticked_as_harmful_sends_good_work_to_a_second_grader(
    published_db: Session, now: datetime, later: datetime, ticked: str, place: str | None
) -> None:
    db = published_db
    decide(db, second_share=0)
    good = graded(db, later, level=4)
    good.save((f"checks.inventory/{ticked}", None, True))
    good.put_down()
    good.finish()
    piece = db.scalars(sa.select(Piece)).one()
    assert moderating.wanted(db, piece) == place


def test_comments_stand_in_the_entry_as_they_were_pinned(published_db: Session, grader: Grader) -> None:
    grader.mark()
    grader.save(
        ("comments.c1.at", None, "turn/s2:C29"), ("comments.c1.text", None, "This one."),
        ("comments.c2.at", None, "formulation"), ("comments.c2.text", None, "Warm."), ("comments.c2.words", None, "an illness"),
        ("comments.c3.at", None, "onset"), ("comments.c3.text", None, "Gone."), ("comments.c3.gone", None, True),
    )  # fmt: skip
    grader.put_down()
    grader.finish()
    assert entries(published_db)[-1].judgement["comments"] == [
        {"at": "turn/s2:C29", "text": "This one.", "words": ""},
        {"at": "formulation", "text": "Warm.", "words": "an illness"},
    ]


def test_a_lapsed_claim_that_nobody_took_is_still_ones_own(grader: Grader) -> None:
    tomorrow = grader.now + timedelta(days=1)
    _, hold = grader.save(("feedback.text", None, "Back again."), at=tomorrow)
    assert hold.until == tomorrow + LOCK


def test_whoever_lost_the_claim_keeps_every_word_and_is_told(
    published_db: Session, piece: Piece, grader: Grader
) -> None:
    grader.mark()
    newcomer(published_db, "second", "supervisor")
    after = grader.now + LOCK + timedelta(minutes=1)
    other = claimed(published_db, piece, after, "second")
    saved, hold = grader.save(("feedback.text", None, "Half a thought."), at=after)
    assert (hold.mine, hold.until) == (False, after + LOCK)
    assert "Second has taken this piece over" in hold.lost
    assert grader.state()["feedback.text"] == saved.state["feedback.text"] == "Half a thought."
    assert published_db.get_one(Grading, other.id).state == {}
    with pytest.raises(WrongState, match="Second has taken this piece over"):
        grader.put_down(after)
    assert entries(published_db) == []


def test_a_claim_that_was_freed_can_be_written_to_but_not_put_down(published_db: Session, grader: Grader) -> None:
    grader.mark()
    grading = published_db.get_one(Grading, grader.id)
    grading.left_at = grader.now
    piece = published_db.get_one(Piece, grading.piece_id)
    piece.claimed_by_id = piece.claimed_until = None
    published_db.commit()
    _, hold = grader.save(("feedback.text", None, "Still here."))
    assert (hold.mine, hold.until) == (False, None)
    with pytest.raises(WrongState, match="given back or freed"):
        grader.put_down()


def test_a_second_grader_starts_from_nothing(published_db: Session, later: datetime) -> None:
    first = graded(published_db, later)
    first.put_down()
    first.finish()
    newcomer(published_db, "second", "supervisor")
    piece = published_db.get_one(Piece, published_db.get_one(Grading, first.id).piece_id)
    blind = Grader(published_db, claimed(published_db, piece, first.now, "second", "second"), first.now)
    assert blind.state() == {}
    blind.mark(2)
    blind.put_down()
    assert {e.grading_id: e.marks[blind.criteria[0]] for e in entries(published_db) if e.kind == "marked"} == {
        first.id: 3,
        blind.id: 2,
    }


def test_a_new_edition_of_a_rubric_moves_nobody_who_is_at_work(published_db: Session, grader: Grader) -> None:
    active = published_db.scalars(sa.select(ActiveEdition).where(ActiveEdition.kind == "rubric")).all()
    old = published_db.get_one(ContentEdition, active[0].edition_id)
    said = json.loads(old.canonical)
    other = json.dumps({**said, "criteria": said["criteria"][:1]})
    new = ContentEdition(kind="rubric", slug=old.slug, fingerprint="other", canonical=other, published_at=grader.now)
    published_db.add(new)
    published_db.flush()
    active[0].edition_id = new.id
    published_db.commit()
    grader.mark()
    grader.put_down()
    grader.finish()
    assert set(entries(published_db)[-1].marks) == set(grader.criteria)


def test_the_history_cannot_be_altered(published_db: Session, grader: Grader) -> None:
    grader.mark()
    grader.put_down()
    with pytest.raises(sa.exc.DBAPIError):
        published_db.execute(sa.update(GradeEntry).values(reason="otherwise"))
    published_db.rollback()
    with pytest.raises(sa.exc.DBAPIError):
        published_db.execute(sa.delete(GradeEntry))


def test_changes_name_their_place(grader: Grader) -> None:
    with pytest.raises(NotFound):
        judging.save(
            grader.db,
            member=grader.member,
            grading_id=99,
            changes=[Change("o", "feedback.text", None, "x")],
            now=grader.now,
        )
