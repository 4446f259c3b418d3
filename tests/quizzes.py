"""Quizzes in the tests: an attempt that waits, and answers as good as one likes."""

from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from tests import people
from tests.work import member
from trainer.db.models import QuizAttempt
from trainer.services import quizzing

SLUG: Final = "what-is-ipt"
ATTEMPT: Final = 1


def settle(session: Session) -> None:
    """For the trainee of `tests.people`: an attempt at the quiz of SLUG that waits to be finished, called ATTEMPT."""
    assert begin(session).id == ATTEMPT


def begin(session: Session, key: str = "trainee", now: datetime = people.NOW) -> QuizAttempt:
    return quizzing.begin(session, member=member(session, key), slug=SLUG, now=now)


def answers(session: Session, attempt: QuizAttempt, right: int) -> dict[str, int]:
    """Every question answered, the first `right` of them as they should be."""
    asked = quizzing.asked_in(session, attempt)[1]
    return {one.item.id: one.right if n < right else (one.right + 1) % 3 for n, one in enumerate(asked)}


def finish(session: Session, attempt: QuizAttempt, right: int, key: str = "trainee") -> QuizAttempt:
    given = answers(session, attempt, right)
    who = member(session, key)
    assert quizzing.finish(session, member=who, attempt_id=attempt.id, answers=given, now=people.NOW) == []
    return attempt
