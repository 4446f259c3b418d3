"""Going on with a treatment after its result: settled step by step, and nobody else's affair, on both databases."""

from datetime import datetime

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests import long_case, practice
from tests.work import member
from trainer.db.models import AuditEvent, Sequel, Submission
from trainer.db.queries import sequels
from trainer.domain.draft import Change
from trainer.domain.errors import NotFound, WrongState
from trainer.services import going_on


@pytest.fixture
def reference(published_db: Session, now: datetime) -> str:
    """A result of the trainee's on a case that goes on."""
    long_case.publish(published_db)
    return practice.handed_in(published_db, member(published_db, "trainee"), now).reference


def settle(db: Session, reference: str, decision: str, choice: str, now: datetime) -> None:
    who = member(db, "trainee")
    going_on.settle(db, member=who, reference=reference, decision=decision, choice=choice, why="So.", now=now)


def begin(db: Session, reference: str, now: datetime) -> Sequel:
    going_on.begin(db, member=member(db, "trainee"), reference=reference, now=now)
    return db.scalars(sa.select(Sequel)).one()


def test_what_is_handed_in_and_scored_ends_with_the_initial_phase(published_db: Session, reference: str) -> None:
    submission = published_db.scalars(sa.select(Submission)).one()
    assert {c["after"] for c in submission.answer["commitments"]} == {1, 2}
    assert "s4:" not in str(submission.score)


def test_step_by_step_to_the_end(published_db: Session, reference: str, now: datetime) -> None:
    db, who = published_db, member(published_db, "trainee")
    for _ in range(2):  # a double click
        sequel = begin(db, reference, now)
    with pytest.raises(NotFound):
        settle(db, reference, "the-last-question", "review", now)
    with pytest.raises(WrongState, match="Choose"):
        settle(db, reference, "the-card", "", now)
    with pytest.raises(WrongState, match="last session"):
        going_on.close_circle(db, member=who, reference=reference, rings={}, now=now)
    settle(db, reference, "the-card", "rehearse", now)
    settle(db, reference, "the-card", "praise", now)  # settled: it stays
    settle(db, reference, "the-last-question", "review", now)
    assert (sequel.passed, sequel.state["choice.the-card"], sequel.state["why.the-card"]) == (2, "rehearse", "So.")
    going_on.close_circle(db, member=who, reference=reference, rings={"p1": "middle", "zz": "outer"}, now=now)
    going_on.close_circle(db, member=who, reference=reference, rings={"p1": "inner"}, now=now)
    assert sequel.circled_at == now
    actions = db.scalars(sa.select(AuditEvent.action).where(AuditEvent.action.startswith("sequel."))).all()
    assert actions == ["sequel.begun", "sequel.finished"]
    submission = db.scalars(sa.select(Submission)).one()
    assert sequels.finished(db, [submission.id, 999]) == {submission.id: now}


def test_choices_are_kept_as_they_are_made_until_they_are_settled(
    published_db: Session, reference: str, now: datetime
) -> None:
    db, who = published_db, member(published_db, "trainee")
    begin(db, reference, now)
    changes = [Change("a", "choice.the-card", None, "praise"), Change("b", "why.the-card", None, "She wrote it.")]
    for _ in range(2):  # a repeat after a lost answer
        saved = going_on.save(db, member=who, reference=reference, changes=changes, now=now)
        assert (saved.revision, saved.clashes, saved.refused) == (1, (), ())
    early = [Change("c", "choice.the-last-question", None, "review"), Change("d", "circle.p00", None, "inner")]
    saved = going_on.save(db, member=who, reference=reference, changes=early, now=now)
    assert [refusal.operation for refusal in saved.refused] == ["c", "d"]
    settle(db, reference, "the-card", "praise", now)
    late = [Change("e", "choice.the-card", "praise", "rehearse")]
    assert going_on.save(db, member=who, reference=reference, changes=late, now=now).refused
    assert going_on.going(db, who, reference).sequel.state["choice.the-card"] == "praise"


def test_nobody_else_goes_on_with_it(published_db: Session, reference: str, now: datetime) -> None:
    begin(published_db, reference, now)
    for key in ("supervisor", "director", "stranger"):
        with pytest.raises(NotFound):
            going_on.going(published_db, member(published_db, key), reference)


def test_before_the_result_there_is_nothing_to_go_on_with(published_db: Session, now: datetime) -> None:
    db, who = published_db, member(published_db, "trainee")
    long_case.publish(db)
    closed = practice.handed_in(db, who, now, reveal=False).reference
    with pytest.raises(NotFound):
        going_on.begin(db, member=who, reference=closed, now=now)


def test_a_case_without_later_phases_ends_with_its_result(published_db: Session, now: datetime) -> None:
    who = member(published_db, "trainee")
    reference = practice.handed_in(published_db, who, now).reference
    with pytest.raises(NotFound):
        going_on.begin(published_db, member=who, reference=reference, now=now)
