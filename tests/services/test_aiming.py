"""Aims come from feedback or from supervision, are asked about with the next case, and are met when the supervisor says so."""

from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests import bonds, learning
from tests.work import member
from trainer.db.models import Aim, AimUse, AuditEvent, Notice
from trainer.db.queries import learning as queries
from trainer.domain.errors import NotFound, WrongState
from trainer.services.aiming import LONGEST, agree_aim, make_aim, say_uses, set_met


def test_from_feedback_to_a_later_case_and_met(published_db: Session, now: datetime) -> None:
    db = published_db
    bonds.settle(db)
    trainee, supervisor = member(db, "trainee"), member(db, "supervisor")
    piece = learning.released(db)
    own = learning.aim(db, piece_id=piece.id)
    agreed = agree_aim(db, member=supervisor, trainee_id=trainee.id, text=" Count the months. ", now=now)
    assert agreed.text == "Count the months."
    later = now + timedelta(days=3)
    draft_id = learning.worked(db, later)
    with pytest.raises(NotFound):
        say_uses(db, member=member(db, "stranger"), draft_id=draft_id, uses={}, now=later)
    say_uses(db, member=trainee, draft_id=draft_id, uses={own.id: " I asked both. ", 99: "?"}, now=later)
    say_uses(db, member=trainee, draft_id=draft_id, uses={own.id: "I asked both."}, now=later)
    assert queries.said(db, draft_id) == {own.id: "I asked both.", agreed.id: ""}
    learning.handed_in(db, later, draft_id=draft_id)
    with pytest.raises(WrongState):
        say_uses(db, member=trainee, draft_id=draft_id, uses={own.id: "More."}, now=later)
    assert queries.uses_with(db, [draft_id]) == {draft_id: [(own.text, "I asked both."), (agreed.text, "")]}
    set_met(db, member=supervisor, aim_id=own.id, met=True, now=later)
    set_met(db, member=supervisor, aim_id=own.id, met=True, now=later)
    assert [line.aim.id for line in queries.aims(db, trainee.account_id, trainee.programme_id)] == [agreed.id, own.id]
    set_met(db, member=supervisor, aim_id=own.id, met=False, now=later)
    told = db.scalars(sa.select(Notice.subject).where(Notice.account_id == trainee.account_id).order_by(Notice.id))
    assert [words for words in told if "aim" in words] == [
        "Supervisor has noted an aim with you",
        "Supervisor says that you have met an aim",
    ]
    acts = db.scalars(sa.select(AuditEvent.action).where(AuditEvent.object_kind == "aim").order_by(AuditEvent.id))
    assert list(acts) == ["aim.made", "aim.made", "aim.met", "aim.open_again"]


def test_a_case_is_not_asked_about_aims_out_of_its_own_feedback(published_db: Session, now: datetime) -> None:
    db = published_db
    trainee = member(db, "trainee")
    piece = learning.released(db)
    aim = learning.aim(db, piece_id=piece.id)
    whose = (trainee.account_id, trainee.programme_id)
    assert queries.open_aims(db, *whose, piece.draft_id) == []
    assert [found.id for found in queries.open_aims(db, *whose, piece.draft_id + 1)] == [aim.id]
    aim.met_at = now
    db.commit()
    assert queries.open_aims(db, *whose, piece.draft_id + 1) == []


def test_nobody_else_makes_or_meets_them(published_db: Session, now: datetime) -> None:
    db = published_db
    trainee, supervisor = member(db, "trainee"), member(db, "supervisor")
    piece = learning.handed_in(db)
    with pytest.raises(NotFound):
        make_aim(db, member=trainee, text="Too early.", piece_id=piece.id, now=now)
    with pytest.raises(NotFound):
        make_aim(db, member=supervisor, text="Not mine.", piece_id=None, now=now)
    aim = learning.aim(db)
    for key in ("supervisor", "director", "trainee", "stranger"):
        with pytest.raises(NotFound):
            set_met(db, member=member(db, key), aim_id=aim.id, met=True, now=now)
        with pytest.raises(NotFound):
            agree_aim(db, member=member(db, key), trainee_id=trainee.id, text="No.", now=now)
    bonds.settle(db)
    with pytest.raises(NotFound):
        agree_aim(db, member=supervisor, trainee_id=trainee.id, text="Too early.", piece_id=piece.id, now=now)
    assert db.scalar(sa.select(sa.func.count()).select_from(Aim)) == 1


@pytest.mark.parametrize("text", ["  \n ", "x" * (LONGEST + 1)])
def test_an_aim_has_words_and_not_too_many(published_file_db: Session, now: datetime, text: str) -> None:
    with pytest.raises(WrongState):
        learning.aim(published_file_db, text)


def test_without_aims_nothing_is_kept(published_file_db: Session, now: datetime) -> None:
    db = published_file_db
    draft_id = learning.worked(db)
    say_uses(db, member=member(db, "trainee"), draft_id=draft_id, uses={1: "?"}, now=now)
    assert db.scalars(sa.select(AimUse)).all() == []
    assert "aims.answered" not in db.scalars(sa.select(AuditEvent.action)).all()
