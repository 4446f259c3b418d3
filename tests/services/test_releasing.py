"""Judged work is shown to its trainee, once, singly or many at once."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.pieces import NOW, colleague, ready, returned, waiting
from tests.work import member
from trainer.db.models import AuditEvent, Notice, PanelSeen, Submission
from trainer.domain.errors import NotFound
from trainer.services import submitting
from trainer.services.releasing import Released, may_release, release
from trainer.services.returning import return_for_revision

AT = NOW + timedelta(hours=3)


def told(db: Session) -> list[str]:
    return list(db.scalars(sa.select(Notice.subject).where(Notice.kind == "released")))


def test_the_trainee_sees_panel_and_marks_and_a_second_release_changes_nothing(published_db: Session) -> None:
    db = published_db
    ruth, piece = member(db, "supervisor"), ready(db)
    assert release(db, member=ruth, piece_ids=[piece.id], now=AT) == Released((piece.id,), (), ())
    again = AT + timedelta(days=1)
    assert release(db, member=ruth, piece_ids=[piece.id], now=again) == Released((), (piece.id,), ())
    submission = db.get_one(Submission, piece.submission_id, populate_existing=True)
    assert (piece.state, piece.released_at, submission.revealed_at) == ("released", AT, AT)
    assert db.get_one(PanelSeen, (piece.account_id, piece.slug)).seen_at == AT
    assert submitting.result_of(db, member(db, "trainee"), submission.reference)[0].id == submission.id
    assert told(db) == ["Judged: Flour and water"]
    assert db.scalars(sa.select(AuditEvent.object_id).where(AuditEvent.action == "piece.released")).all() == ["1"]


def test_many_at_once_and_what_is_not_ready_is_left(published_db: Session) -> None:
    db = published_db
    ruth = member(db, "supervisor")
    first, second, third = ready(db), ready(db), ready(db)
    return_for_revision(db, member=ruth, piece_id=second.id, until=AT + timedelta(days=3), what="Again.", now=AT)
    done = release(db, member=ruth, piece_ids=[third.id, second.id, first.id], now=AT)
    assert done == Released((first.id, third.id), (), (second.id,))
    assert len(told(db)) == 2


def test_only_its_first_grader_and_seniors(published_file_db: Session) -> None:
    db = published_file_db
    dan, piece = colleague(db, "Dan"), ready(db)
    assert may_release(db, member(db, "supervisor"), piece)
    for who in (dan, member(db, "trainee"), member(db, "stranger")):
        assert not may_release(db, who, piece)
        with pytest.raises(NotFound):
            release(db, member=who, piece_ids=[piece.id], now=AT)
    assert release(db, member=member(db, "director"), piece_ids=[piece.id], now=AT).now == (piece.id,)


def test_nothing_goes_out_before_it_is_judged(published_file_db: Session) -> None:
    db = published_file_db
    sena = colleague(db, "Sena", capabilities=["senior-grader"])
    back = returned(db)
    assert release(db, member=sena, piece_ids=[back.id], now=AT).not_ready == (back.id,)


def test_waiting_is_not_ready(published_file_db: Session) -> None:
    db = published_file_db
    piece = waiting(db)
    assert release(db, member=member(db, "director"), piece_ids=[piece.id], now=AT).not_ready == (piece.id,)
