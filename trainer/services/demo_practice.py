"""The demo's practice: quizzes taken, and a long case whose result is shown and with which a trainee has gone on."""

from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Membership, Programme, QuizAttempt, Submission
from trainer.services import drafting, going_on, quizzing, submitting
from trainer.services.catalogue import current
from trainer.services.demo_people import member_of
from trainer.services.demo_pieces import Work, answer_of

MODULE: Final = "what-is-ipt"
LONG: Final = "seventeen-tickets"
WHO: Final = "trainee@example.org"
WHY: Final = "She has just said that she is embarrassed. I would want to hear that first."


def load_practice(session: Session, house: Programme, now: datetime) -> None:
    """Each part unless it is there already, or what it is about is not published."""
    edition = current(session).modules.get(MODULE)
    taken = session.scalar(sa.select(QuizAttempt.id).where(QuizAttempt.programme_id == house.id).limit(1))
    if edition is not None and edition.module.quiz is not None and not taken:
        _quizzes(session, house, now)
    worked = sa.select(Submission.id).where(Submission.programme_id == house.id, Submission.slug == LONG)
    if LONG in current(session).vignettes and not session.scalar(worked.limit(1)):
        _long_case(session, house, now)
    session.rollback()


def _quizzes(session: Session, house: Programme, now: datetime) -> None:
    """Every trainee has taken the quiz of the first module once, some with more behind them than others."""
    trainees = session.scalars(
        sa.select(Membership)
        .where(Membership.programme_id == house.id, Membership.role == "trainee")
        .order_by(Membership.id)
    )
    for number, trainee in enumerate(trainees.all()):
        at = now - timedelta(days=12 - number)
        attempt = quizzing.begin(session, member=trainee, slug=MODULE, now=at)
        _module, asked = quizzing.asked_in(session, attempt)
        answers = {
            one.item.id: one.right if (n + number) % 4 else (one.right + 1) % len(one.options)
            for n, one in enumerate(asked)
        }
        later = at + timedelta(minutes=9)
        quizzing.finish(session, member=trainee, attempt_id=attempt.id, answers=answers, now=later)


def _long_case(session: Session, house: Programme, now: datetime) -> None:
    """Practice handed in three days ago; since then up to the second decision point."""
    trainee, at = member_of(session, house, WHO), now - timedelta(days=3)
    edition = current(session).vignettes[LONG]
    draft = drafting.start_case(session, member=trainee, slug=LONG, now=at - timedelta(hours=2))
    draft.state = answer_of(edition, Work(WHO, 3, "shown"), 1)
    draft.opened, draft.saved_at = len(edition.vignette.sessions), at
    session.commit()
    made = submitting.hand_in(session, member=trainee, draft_id=draft.id, now=at)
    reference = made.reference
    submitting.reveal_panel(session, member=trainee, reference=reference, now=at + timedelta(minutes=11))
    going_on.begin(session, member=trainee, reference=reference, now=at + timedelta(minutes=40))
    (first, *_others) = edition.vignette.decisions
    other = next(option.id for option in first.options if option.id != first.taken)
    later = at + timedelta(minutes=55)
    going_on.settle(session, member=trainee, reference=reference, decision=first.id, choice=other, why=WHY, now=later)
