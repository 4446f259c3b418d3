"""The demo's practice: every trainee has taken a quiz, and one has gone on with a long case."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Programme, QuizAttempt, Sequel, Submission
from trainer.db.queries import quizzes
from trainer.services.catalogue import current
from trainer.services.demo_practice import LONG, MODULE


def test_first_attempts_that_differ(demo_db: Session) -> None:
    house = demo_db.scalars(sa.select(Programme.id)).one()
    marks = quizzes.first_marks(demo_db, house)[MODULE]
    assert len(marks) == 8
    assert len({sum(one.values()) for one in marks}) > 1
    assert all(demo_db.scalars(sa.select(QuizAttempt.counted)))


def test_a_treatment_stands_at_its_second_decision_point(demo_db: Session) -> None:
    sequel, submission = demo_db.execute(
        sa.select(Sequel, Submission).join(Submission, Submission.id == Sequel.submission_id)
    ).one()
    case = current(demo_db).vignettes[LONG].vignette
    assert (submission.slug, submission.mode, sequel.passed, sequel.circled_at) == (LONG, "practice", 1, None)
    assert sequel.state[f"choice.{case.decisions[0].id}"] != case.decisions[0].taken
    assert submission.revealed_at is not None
