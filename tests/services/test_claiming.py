"""A grader takes a piece for a while, and nobody's words are lost whoever has it then."""

from datetime import date, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.pieces import IN, LATER, colleague, finish, levels, waiting
from tests.work import member
from trainer.db.models import Grading, Membership, Notice, Piece
from trainer.domain.errors import Conflict, NotFound, WrongState
from trainer.domain.grading import LOCK
from trainer.services import claiming

MINUTE = timedelta(minutes=1)


def claim(db: Session, who: Membership, piece: Piece, now: datetime = LATER) -> Grading:
    return claiming.claim(db, member=who, piece_id=piece.id, now=now)


def test_a_claim_holds_and_a_repeat_finds_the_same(published_db: Session) -> None:
    db = published_db
    ruth, piece = member(db, "supervisor"), waiting(db)
    mine = claim(db, ruth, piece)
    assert (mine.place, piece.claimed_by_id, piece.claimed_until) == ("first", ruth.id, LATER + LOCK)
    assert claim(db, ruth, piece, LATER + MINUTE).id == mine.id
    assert piece.claimed_until == LATER + MINUTE + LOCK


def test_somebody_else_is_told_who_has_it(published_db: Session) -> None:
    db = published_db
    dan, piece = colleague(db, "Dan"), waiting(db)
    claim(db, member(db, "supervisor"), piece)
    with pytest.raises(Conflict, match=r"Supervisor was first, and has it until Friday 20 November 2026, 16:40"):
        claim(db, dan, piece)


def test_only_once_it_cannot_be_taken_back(published_db: Session) -> None:
    with pytest.raises(WrongState, match="can still take it back"):
        claim(published_db, member(published_db, "supervisor"), waiting(published_db), IN + 9 * MINUTE)


def test_who_may_not(published_db: Session) -> None:
    db = published_db
    piece, trainee = waiting(db), member(db, "trainee")
    twice = Membership(
        account_id=piece.account_id,
        programme_id=piece.programme_id,
        role="supervisor",
        capabilities=[],
        from_on=date(2026, 9, 1),
    )
    db.add(twice)
    gone = colleague(db, "Gone", until_on=date(2026, 10, 1))
    for who in (twice, gone, member(db, "director"), trainee, member(db, "stranger")):
        with pytest.raises(NotFound):
            claim(db, who, piece)


def test_what_has_run_out_is_anybodys_and_the_first_keeps_their_words(published_db: Session) -> None:
    db = published_db
    ruth, dan, piece = member(db, "supervisor"), colleague(db, "Dan"), waiting(db)
    first = claim(db, ruth, piece)
    first.state = {"marks.inventory/people": 3}
    db.commit()
    second = claim(db, dan, piece, LATER + LOCK + MINUTE)
    assert (second.id != first.id, second.place, first.left_at) == (True, "first", LATER + LOCK + MINUTE)
    held = claiming.hold(db, member=ruth, grading_id=first.id, now=LATER + LOCK + 2 * MINUTE)
    assert (held.until, held.holder) == (None, "Dan")
    with pytest.raises(Conflict, match=r"Dan has taken this piece over.*is kept, and only you can see it"):
        claiming.renew(db, member=ruth, grading_id=first.id, now=LATER + LOCK + 2 * MINUTE)
    claiming.give_back(db, member=dan, grading_id=second.id, now=LATER + LOCK + 3 * MINUTE)
    again = claim(db, ruth, piece, LATER + LOCK + 4 * MINUTE)
    assert (again.id, again.state, again.left_at) == (first.id, {"marks.inventory/people": 3}, None)


def test_what_has_run_out_and_nobody_took_goes_on(published_db: Session) -> None:
    db = published_db
    ruth, piece = member(db, "supervisor"), waiting(db)
    mine = claim(db, ruth, piece)
    late = LATER + 5 * LOCK
    assert claiming.renew(db, member=ruth, grading_id=mine.id, now=late) == late + LOCK


def test_given_back(published_db: Session) -> None:
    db = published_db
    ruth, piece = member(db, "supervisor"), waiting(db)
    mine = claim(db, ruth, piece)
    for _ in range(2):
        claiming.give_back(db, member=ruth, grading_id=mine.id, now=LATER)
    assert (piece.claimed_by_id, mine.left_at) == (None, LATER)
    with pytest.raises(Conflict, match=r"given back or freed.*Take the piece again"):
        claiming.renew(db, member=ruth, grading_id=mine.id, now=LATER)
    with pytest.raises(NotFound):
        claiming.give_back(db, member=colleague(db, "Dan"), grading_id=mine.id, now=LATER)


def test_freed_by_a_senior_only(published_db: Session) -> None:
    db = published_db
    ruth, dan = member(db, "supervisor"), colleague(db, "Dan")
    senior, piece = colleague(db, "Sena", capabilities=["senior-grader"]), waiting(db)
    mine = claim(db, ruth, piece)
    with pytest.raises(NotFound):
        claiming.free(db, member=dan, piece_id=piece.id, now=LATER)
    assert claiming.free(db, member=senior, piece_id=piece.id, now=LATER) == "Supervisor"
    assert claiming.free(db, member=member(db, "director"), piece_id=piece.id, now=LATER) == ""
    assert (piece.claimed_by_id, mine.left_at) == (None, LATER)
    told = db.scalars(sa.select(Notice.subject).where(Notice.account_id == ruth.account_id)).all()
    assert told == ["Freed for others: Flour and water"]
    assert claim(db, dan, piece).place == "first"


def test_nobody_judges_a_piece_at_two_places(published_db: Session) -> None:
    db = published_db
    ruth, dan, piece = member(db, "supervisor"), colleague(db, "Dan"), waiting(db)
    finish(db, piece, ruth, levels(2))
    with pytest.raises(WrongState, match="the eyes of somebody else"):
        claim(db, ruth, piece)
    assert claim(db, dan, piece).place == "second"


def test_nobody_judges_what_is_judged(published_db: Session) -> None:
    db = published_db
    piece = waiting(db)
    finish(db, piece, member(db, "supervisor"))
    with pytest.raises(WrongState, match="every grading that it needs is in"):
        claim(db, colleague(db, "Dan"), piece)
