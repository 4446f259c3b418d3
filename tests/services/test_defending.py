"""The defence: asked by a fixed rule, recorded by the trainee's supervisor, and counted where the programme says so."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests import bonds, learning
from tests.work import member
from trainer.db.models import AuditEvent, Defence, Notice, Piece, Programme, Submission
from trainer.db.queries import portfolios
from trainer.domain.errors import Conflict, NotFound, WrongState
from trainer.domain.settings import Settings
from trainer.services.defending import asked_of, defended, record_defence, version


def note(db: Session, piece: Piece, now: datetime, key: str = "supervisor", **fields: Any) -> Defence:
    usual: dict[str, Any] = {"outcome": "stood", "note": "", "held_on": learning.DAY, "seen": ""}
    return record_defence(db, member=member(db, key), piece_id=piece.id, now=now, **usual | fields)


def counted(db: Session, piece: Piece) -> bool:
    (found,) = (c for c in portfolios.of_person(db, piece.account_id, piece.programme_id, {}).cases)
    return found.counts


def test_what_counts_needs_the_release_and_a_defence_where_asked(published_db: Session, now: datetime) -> None:
    db = published_db
    bonds.settle(db)
    piece = learning.handed_in(db)
    assert not counted(db, piece)
    learning.release(db, piece)
    assert counted(db, piece)
    programme = db.get_one(Programme, piece.programme_id)
    programme.settings = Settings(defence_required=True).to_json()
    db.commit()
    assert not counted(db, piece)
    held = note(db, piece, now, outcome="partly", note="C29 could not be explained.")
    assert not counted(db, piece)
    note(db, piece, now + timedelta(minutes=1), seen=version(held))
    assert counted(db, piece)
    told = db.scalars(sa.select(Notice.subject).where(Notice.kind == "released").order_by(Notice.id)).all()
    assert list(told)[-2:] == [
        "Your defence of “Flour and water” stood in part",
        "Your defence of “Flour and water” stood",
    ]
    kept = db.scalars(
        sa.select(AuditEvent.detail).where(AuditEvent.action == "defence.recorded").order_by(AuditEvent.id)
    ).all()
    assert [(d["outcome"], d["before"].get("note")) for d in kept] == [
        ("partly", None),
        ("stood", "C29 could not be explained."),
    ]


def test_the_same_work_is_asked_the_same(published_db: Session, now: datetime) -> None:
    db = published_db
    bonds.settle(db)
    piece = learning.released(db)
    asked, _edition = asked_of(db, db.get_one(Submission, piece.submission_id))
    assert asked == asked_of(db, db.get_one(Submission, piece.submission_id))[0]
    held = note(db, piece, now)
    assert [c["turn"] for c in held.questions["citations"]] == [c.turn for c in asked.citations]
    assert len(asked.citations) == 2


def test_only_the_supervisor_and_only_after_the_release(published_db: Session, now: datetime) -> None:
    db = published_db
    piece = learning.released(db)
    for key in ("supervisor", "director", "trainee", "expert", "stranger"):
        with pytest.raises(NotFound):
            note(db, piece, now, key)
    bonds.settle(db)
    assert defended(db, member=member(db, "supervisor"), piece_id=piece.id, now=now).title == "Flour and water"
    piece.released_at = None
    db.commit()
    with pytest.raises(NotFound):
        note(db, piece, now)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"outcome": "brilliant"}, "Say how it went"),
        ({"outcome": "not"}, "what did not stand"),
        ({"held_on": date(2099, 1, 1)}, "still to come"),
        ({"held_on": date(2026, 9, 2)}, "not handed in yet"),
        ({"note": "x" * 5001}, "characters"),
    ],
)
def test_what_cannot_be_is_said(published_file_db: Session, now: datetime, fields: dict[str, Any], said: str) -> None:
    db = published_file_db
    bonds.settle(db)
    piece = learning.released(db)
    with pytest.raises(WrongState, match=said):
        note(db, piece, now, **fields)


def test_of_two_who_record_at_once_the_second_is_told(published_db: Session, now: datetime) -> None:
    db = published_db
    bonds.settle(db)
    piece = learning.released(db)
    note(db, piece, now)
    with pytest.raises(Conflict, match="Supervisor has noted"):
        note(db, piece, now, outcome="not", note="I saw it otherwise.")
    assert db.get_one(Defence, piece.id).outcome == "stood"


def test_the_portfolio_holds_what_was_judged_and_defended(published_db: Session, now: datetime) -> None:
    db = published_db
    bonds.settle(db)
    piece = learning.handed_in(db)
    portfolio = portfolios.of_person(db, piece.account_id, piece.programme_id, {})
    assert (portfolio.judged, portfolio.defences) == ((), ())
    learning.release(db, piece)
    note(db, piece, now + timedelta(days=1))
    portfolio = portfolios.of_person(db, piece.account_id, piece.programme_id, {})
    (judged,) = portfolio.judged
    assert judged.counts
    assert judged.slug == piece.slug
    assert all(1 <= level <= 5 for level in judged.levels.values())
    assert len(judged.levels) == 10
    assert [(d.slug, d.outcome, d.held_on) for d in portfolio.defences] == [(piece.slug, "stood", learning.DAY)]
