"""A trainee appeals once; somebody who has not judged the piece looks again and answers in words."""

from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.pieces import NOW, colleague, decide, finish, levels, ready, released
from tests.work import member
from trainer.db.models import Account, Appeal, Notice, Piece
from trainer.db.queries import pieces
from trainer.domain.errors import NotFound, WrongState
from trainer.services import claiming
from trainer.services.appealing import answer, appeal

DAY = timedelta(days=1)
AT = NOW + DAY


def raise_(db: Session, piece: Piece, key: str = "trainee", text: str = "C29 is cited.", now: datetime = AT) -> Appeal:
    return appeal(db, member=member(db, key), piece_id=piece.id, text=text, now=now)


def heard(db: Session, kind: str) -> list[tuple[str, str]]:
    rows = db.execute(sa.select(Account.name, Notice.subject).join(Notice).where(Notice.kind == kind))
    return [(row[0], row[1]) for row in rows]


def test_another_grader_is_told_and_their_marks_take_the_place(published_db: Session) -> None:
    db = published_db
    dan, piece = colleague(db, "Dan"), released(db)
    raise_(db, piece)
    assert heard(db, "handed-in") == [("Dan", "An appeal to answer: Flour and water")]
    with pytest.raises(WrongState, match="the eyes of somebody else"):
        claiming.claim(db, member=member(db, "supervisor"), piece_id=piece.id, now=AT)
    assert finish(db, piece, dan, levels(5), AT).place == "appeal"
    assert piece.marks
    assert piece.marks["mean"] == 4
    answer(db, member=dan, piece_id=piece.id, text="You are right about C29.", change=True, now=AT)
    assert (piece.marks["mean"], piece.marks["corrected"]) == (5, True)
    last = pieces.entries(db, piece.id)[-1]
    assert (last.kind, last.marks, last.reason) == ("corrected", levels(5), "You are right about C29.")
    assert heard(db, "answered") == [("Trainee", "Your appeal is answered: Flour and water")]
    with pytest.raises(WrongState, match="answered already"):
        answer(db, member=dan, piece_id=piece.id, text="Again.", change=False, now=AT)


def test_or_the_marks_stand(published_db: Session) -> None:
    db = published_db
    dan, piece = colleague(db, "Dan", capabilities=["second-marker"]), released(db)
    colleague(db, "Eve")
    raise_(db, piece)
    assert [name for name, _subject in heard(db, "handed-in")] == ["Dan"]
    finish(db, piece, dan, levels(3), AT)
    answer(db, member=dan, piece_id=piece.id, text="C29 does not carry it.", change=False, now=AT)
    assert piece.marks
    assert piece.marks["mean"] == 4
    raised = pieces.appeal(db, piece.id)
    assert raised
    assert (raised.answer, raised.answered_by_id) == ("C29 does not carry it.", dan.id)
    assert "corrected" not in [entry.kind for entry in pieces.entries(db, piece.id)]


def test_only_who_has_judged_it_for_the_appeal_answers(published_file_db: Session) -> None:
    db = published_file_db
    dan, piece = colleague(db, "Dan"), released(db)
    raise_(db, piece)
    for who in (dan, member(db, "supervisor"), member(db, "director")):
        with pytest.raises(NotFound):
            answer(db, member=who, piece_id=piece.id, text="No.", change=False, now=AT)
    assert heard(db, "answered") == []


def test_once_in_time_and_with_words(published_file_db: Session) -> None:
    db = published_file_db
    piece = released(db)
    for key in ("supervisor", "stranger"):
        with pytest.raises(NotFound):
            raise_(db, piece, key)
    with pytest.raises(WrongState, match="which marks"):
        raise_(db, piece, text=" ")
    with pytest.raises(WrongState, match="is over"):
        raise_(db, piece, now=AT + 15 * DAY)
    raise_(db, piece)
    assert heard(db, "handed-in") == [("Director", "An appeal to answer: Flour and water")]
    with pytest.raises(WrongState, match="appealed already"):
        raise_(db, piece)


def test_not_before_the_release_nor_where_there_are_none(published_file_db: Session) -> None:
    db = published_file_db
    with pytest.raises(WrongState, match="nothing to appeal against"):
        raise_(db, ready(db))
    gone = released(db)
    decide(db, appeal_days=0)
    with pytest.raises(WrongState, match="takes no appeals"):
        raise_(db, gone)
