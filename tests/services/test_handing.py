"""A senior hands a piece to a grader by name; nobody who is barred gets it, and whoever does is told."""

from datetime import date, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.pieces import IN, LATER, colleague, decide, finish, levels, ready, released, returned, waiting
from tests.work import member
from trainer.db.models import AuditEvent, GradingRight, Leave, Membership, Notice, Piece
from trainer.db.queries import queue
from trainer.db.queries.queue import Viewer
from trainer.domain.errors import Conflict, NotFound, WrongState
from trainer.services import appealing, claiming, judging, returning
from trainer.services.handing import graders_for, hand_to
from trainer.services.submitting import UNDO_FOR

HOUR = timedelta(hours=1)
TODAY = LATER.date()


def hand(db: Session, piece: Piece, who: Membership | None, now: datetime = LATER, by: str = "director") -> Piece:
    grader_id = who.id if who else None
    return hand_to(db, member=member(db, by), piece_id=piece.id, grader_id=grader_id, now=now)


def mine(db: Session, who: Membership, now: datetime = LATER) -> list[int]:
    viewer = Viewer(who.id, who.account_id, who.programme_id, False, now, UNDO_FOR)
    return [row.id for row in queue.page(db, viewer, "mine")[0]]


def told(db: Session, who: Membership) -> list[str]:
    found = db.scalars(sa.select(Notice.subject).where(Notice.account_id == who.account_id))
    return [subject for subject in found if subject.startswith("Handed to you")]


def test_it_stands_in_the_queue_of_whom_it_is_handed_to_and_they_are_told(published_db: Session) -> None:
    db = published_db
    ruth, dan, piece = member(db, "supervisor"), colleague(db, "Dan"), waiting(db)
    assert (mine(db, ruth), mine(db, dan)) == ([piece.id], [])
    for _ in range(2):
        hand(db, piece, dan)
    assert (mine(db, ruth), mine(db, dan)) == ([], [piece.id])
    assert (piece.grader_id, piece.asked_id) == (dan.id, None)
    assert told(db, dan) == ["Handed to you: Flour and water"]
    noted = db.scalars(sa.select(AuditEvent).where(AuditEvent.action == "piece.handed")).one()
    assert (noted.object_id, noted.detail) == (str(piece.id), {"place": "first", "to": dan.id})
    hand(db, piece, None)
    assert (piece.grader_id, mine(db, dan)) == (None, [])
    assert claiming.claim(db, member=ruth, piece_id=piece.id, now=LATER).place == "first"


def test_a_blind_second_marking_goes_to_nobody_who_has_judged_it(published_db: Session) -> None:
    db = published_db
    ruth, dan, eve, piece = member(db, "supervisor"), colleague(db, "Dan"), colleague(db, "Eve"), waiting(db)
    finish(db, piece, ruth, levels(2))
    with pytest.raises(WrongState, match="Supervisor cannot judge it: they have judged this piece before"):
        hand(db, piece, ruth)
    hand(db, piece, dan)
    assert (piece.grader_id, piece.asked_id) == (ruth.id, dan.id)
    assert (mine(db, dan), mine(db, eve)) == ([piece.id], [])
    finish(db, piece, dan, levels(4))
    assert (piece.asked_id, mine(db, dan), mine(db, eve)) == (None, [], [])  # two levels apart: a third is wanted
    assert [(one.membership.id, one.barred) for one in graders_for(db, piece, "third", TODAY)] == [
        (dan.id, "judged"),
        (eve.id, ""),
        (ruth.id, "judged"),
    ]
    hand(db, piece, eve)
    assert mine(db, eve) == [piece.id]


def test_an_appeal_goes_to_nobody_who_has_judged_it(published_db: Session) -> None:
    db = published_db
    ruth, dan, piece = member(db, "supervisor"), colleague(db, "Dan"), released(db)
    at = LATER + 2 * HOUR
    with pytest.raises(WrongState, match="every grading that it needs is in"):
        hand(db, piece, dan, at)
    appealing.appeal(db, member=member(db, "trainee"), piece_id=piece.id, text="C29 is cited.", now=at)
    with pytest.raises(WrongState, match="have judged this piece before"):
        hand(db, piece, ruth, at)
    hand(db, piece, dan, at)
    assert mine(db, dan, at) == [piece.id]
    finish(db, piece, dan, now=at)
    assert piece.asked_id is None


def test_nobody_without_the_right_to_grade(published_db: Session) -> None:
    db = published_db
    ruth, dan, piece = member(db, "supervisor"), colleague(db, "Dan"), waiting(db)
    decide(db, calibration=True)
    with pytest.raises(WrongState, match="Dan cannot judge it: they hold no right to grade"):
        hand(db, piece, dan)
    right = GradingRight(programme_id=dan.programme_id, membership_id=dan.id, agreement=0.8, made_at=IN)
    right.from_on, right.until_on = date(2026, 11, 1), TODAY
    db.add(right)
    db.add(Leave(membership_id=dan.id, from_on=TODAY, reason="", noted_at=IN))
    db.commit()
    found = {one.membership.id: one for one in graders_for(db, piece, "first", TODAY)}
    assert (found[ruth.id].barred, found[dan.id].barred) == ("uncalibrated", "")
    assert found[dan.id].away is not None
    hand(db, piece, dan)
    assert piece.grader_id == dan.id
    assert {one.membership.id: one.load for one in graders_for(db, piece, "first", TODAY)} == {ruth.id: 0, dan.id: 1}


def test_not_while_somebody_has_it(published_db: Session) -> None:
    db = published_db
    ruth, dan, piece = member(db, "supervisor"), colleague(db, "Dan"), waiting(db)
    mine = claiming.claim(db, member=ruth, piece_id=piece.id, now=LATER)
    with pytest.raises(Conflict, match=r"Supervisor has this piece now\. Free it first"):
        hand(db, piece, dan)
    hand(db, piece, ruth)
    claiming.free(db, member=member(db, "director"), piece_id=piece.id, now=LATER)
    hand(db, piece, dan)
    assert judging.own_grading(db, ruth, mine.id).left_at == LATER
    assert piece.grader_id == dan.id


def test_only_what_waits_for_a_grader(published_db: Session) -> None:
    db = published_db
    dan = colleague(db, "Dan")
    with pytest.raises(WrongState, match="gone back to the trainee"):
        hand(db, returned(db), dan)


def test_a_return_forgets_who_was_asked(published_db: Session) -> None:
    db = published_db
    dan, piece = colleague(db, "Dan"), waiting(db)
    finish(db, piece, member(db, "supervisor"), levels(2))
    hand(db, piece, dan)
    until = LATER + timedelta(days=7)
    returning.return_for_revision(
        db, member=member(db, "supervisor"), piece_id=piece.id, until=until, what="Say more.", now=LATER
    )
    assert piece.asked_id is None


def test_only_seniors_and_only_to_graders_of_the_programme(published_db: Session) -> None:
    db = published_db
    dan, senior, piece = colleague(db, "Dan"), colleague(db, "Sena", capabilities=["senior-grader"]), waiting(db)
    gone = colleague(db, "Gone", until_on=date(2026, 10, 1))
    for key in ("supervisor", "trainee", "expert", "stranger"):
        with pytest.raises(NotFound):
            hand(db, piece, dan, by=key)
    for who in (gone, member(db, "trainee"), member(db, "stranger"), member(db, "director")):
        with pytest.raises(NotFound):
            hand(db, piece, who)
    hand_to(db, member=senior, piece_id=piece.id, grader_id=senior.id, now=LATER)
    assert (piece.grader_id, told(db, senior)) == (senior.id, [])
    with pytest.raises(WrongState, match="every grading"):
        hand(db, ready(db), dan, LATER + 24 * HOUR)
