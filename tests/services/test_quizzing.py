"""Attempts at quizzes, from the draw to the reasons, on both databases; and that knowledge stays its own kind."""

from datetime import datetime

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests import quizzes as stock
from tests.people import account
from tests.work import member
from trainer.db.models import AuditEvent, QuizAttempt
from trainer.db.queries import portfolios, quizzes
from trainer.domain.draft import Change
from trainer.domain.errors import NotFound, WrongState
from trainer.services import quizzing


def test_an_attempt_is_taken_up_again_until_it_is_finished(published_db: Session) -> None:
    first = stock.begin(published_db)
    assert stock.begin(published_db).id == first.id
    stock.finish(published_db, first, 6)
    second = stock.begin(published_db)
    assert (first.number, first.counted, second.number, second.counted) == (1, True, 2, False)
    assert first.marks is not None
    assert all(first.marks.values())
    actions = published_db.scalars(sa.select(AuditEvent.action).where(AuditEvent.object_kind == "quiz")).all()
    assert actions == ["quiz.begun", "quiz.finished", "quiz.begun"]


def test_answers_are_kept_as_they_are_given(published_db: Session, now: datetime) -> None:
    db = published_db
    attempt = stock.begin(db)
    (item, at), *_ = stock.answers(db, attempt, 6).items()
    change = Change("a", f"answers.{item}", None, at)
    for _ in range(2):  # a repeat after a lost answer
        saved = quizzing.save(db, member=member(db, "trainee"), attempt_id=attempt.id, changes=[change], now=now)
        assert (saved.revision, saved.state, saved.clashes) == (1, {f"answers.{item}": at}, ())
    bad = [Change("b", f"answers.{item}", at, 9), Change("c", "answers.none-such", None, 1)]
    saved = quizzing.save(db, member=member(db, "trainee"), attempt_id=attempt.id, changes=bad, now=now)
    assert [refusal.operation for refusal in saved.refused] == ["b", "c"]
    assert saved.state == {f"answers.{item}": at}


def test_nothing_is_told_while_an_answer_is_missing(published_db: Session, now: datetime) -> None:
    db, who = published_db, member(published_db, "trainee")
    attempt = stock.begin(db)
    given = stock.answers(db, attempt, 3)
    last = list(given)[-1]
    part = {item: at for item, at in given.items() if item != last}
    assert quizzing.finish(db, member=who, attempt_id=attempt.id, answers=part, now=now) == [last]
    assert (attempt.marks, len(attempt.state)) == (None, 5)
    assert quizzing.finish(db, member=who, attempt_id=attempt.id, answers={last: given[last]}, now=now) == []
    assert attempt.marks is not None
    assert list(attempt.marks.values()).count(True) == 3
    before = dict(attempt.marks)
    assert quizzing.finish(db, member=who, attempt_id=attempt.id, answers=stock.answers(db, attempt, 6), now=now) == []
    assert attempt.marks == before
    with pytest.raises(WrongState):
        quizzing.save(db, member=who, attempt_id=attempt.id, changes=[], now=now)


def test_an_attempt_is_its_owners_alone(published_db: Session, now: datetime) -> None:
    attempt = stock.begin(published_db)
    for key in ("supervisor", "director", "stranger"):
        with pytest.raises(NotFound):
            quizzing.own_attempt(published_db, member(published_db, key), attempt.id)
    with pytest.raises(NotFound):
        quizzing.begin(published_db, member=member(published_db, "trainee"), slug="nothing", now=now)


def test_only_trainees_first_attempts_are_counted(published_db: Session) -> None:
    db = published_db
    stock.finish(db, stock.begin(db), 2)
    stock.finish(db, stock.begin(db), 6)
    stock.finish(db, stock.begin(db, "supervisor"), 6, "supervisor")
    stock.begin(db, "stranger")  # of another programme, and not finished
    programme = member(db, "trainee").programme_id
    assert [sum(marks.values()) for marks in quizzes.first_marks(db, programme)[stock.SLUG]] == [2]
    assert quizzes.taken(db, account(db, "trainee").id, programme) == quizzes.Taken(2, 1)


def test_an_attempt_stays_on_the_edition_it_was_drawn_from(published_db: Session) -> None:
    db = published_db
    attempt = stock.begin(db)
    asked = quizzing.asked_in(db, attempt)
    db.execute(sa.text("DELETE FROM active_edition WHERE kind = 'module'"))
    db.execute(sa.text("UPDATE content_version SET version = version + 1"))
    db.commit()
    assert quizzing.asked_in(db, attempt) == asked


def test_knowledge_never_poses_as_competence(published_db: Session) -> None:
    """No portfolio, so no requirement and no certificate, knows of a quiz."""
    db, who = published_db, member(published_db, "trainee")
    before = portfolios.of_person(db, who.account_id, who.programme_id, {})
    stock.finish(db, stock.begin(db), 6)
    assert portfolios.of_person(db, who.account_id, who.programme_id, {}) == before
    assert db.scalars(sa.select(QuizAttempt.counted)).one()
