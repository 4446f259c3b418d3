"""Quizzes: an attempt is drawn, answered as often as its owner likes until it is finished, and then told with reasons.

Knowledge is its own kind: nothing here enters assessed work, a requirement or a certificate.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from secrets import randbelow

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from trainer.db.models import QuizAttempt
from trainer.db.queries import quizzes
from trainer.domain.draft import BadChange, Change, merge
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.module import Module
from trainer.domain.permits import Member, may_work_on
from trainer.domain.quiz import PART, Asked, AttemptPlaces, answers_in, drawn, marked
from trainer.services.auditing import record
from trainer.services.catalogue import current, module_edition
from trainer.services.drafting import MAX_CHANGES, Saved, sift

SEEDS = 2**31


def own_attempt(session: Session, member: Member, attempt_id: int, *, lock: bool = False) -> QuizAttempt:
    """The member's own attempt. Raises NotFound for anybody else's."""
    found = quizzes.by_id(session, attempt_id, lock=lock)
    if found is None or not may_work_on(member, found):
        raise NotFound("there is no such attempt")
    return found


def asked_in(session: Session, attempt: QuizAttempt) -> tuple[Module, tuple[Asked, ...]]:
    """What the attempt asks, from the edition that it was drawn from."""
    module = module_edition(session, attempt.edition_id)
    if module.quiz is None:
        raise NotFound("this module has no quiz")
    return module, drawn(module.quiz, attempt.seed)


def begin(session: Session, *, member: Member, slug: str, now: datetime) -> QuizAttempt:
    """The member's unfinished attempt, or a new one on the active edition. Raises NotFound."""
    edition = current(session).modules.get(slug)
    if edition is None or edition.module.quiz is None:
        raise NotFound("there is no such quiz")
    before = quizzes.of_person(session, member.account_id, slug)
    waits = next((a for a in before if a.finished_at is None and may_work_on(member, a)), None)
    if waits is not None:
        return waits
    attempt = QuizAttempt(
        programme_id=member.programme_id,
        account_id=member.account_id,
        slug=slug,
        edition_id=edition.id,
        number=len(before) + 1,
        seed=randbelow(SEEDS),
        counted=not before and member.role == "trainee",
        state={},
        revision=0,
        started_at=now,
        saved_at=now,
    )
    session.add(attempt)
    try:
        session.flush()
    except IntegrityError:  # the other half of a double click was first
        session.rollback()
        return begin(session, member=member, slug=slug, now=now)
    _audit(session, member, "quiz.begun", attempt, now)
    session.commit()
    return attempt


def save(session: Session, *, member: Member, attempt_id: int, changes: Sequence[Change], now: datetime) -> Saved:
    """Merge the changes into the attempt: its owner's affair, so no audit row. A repeat finds its value standing there.

    Raises NotFound, WrongState once it is finished, BadChange for too many.
    """
    attempt = own_attempt(session, member, attempt_id, lock=True)
    if attempt.finished_at is not None:
        raise WrongState("this attempt is finished")
    if len(changes) > MAX_CHANGES:
        raise BadChange(f"{len(changes)} changes at once; at most {MAX_CHANGES}")
    before, places = attempt.revision, AttemptPlaces(asked_in(session, attempt)[1])
    fit, refused = sift(places, changes)
    state, clashes = merge(attempt.state, fit, places)
    if state != attempt.state:
        attempt.revision, attempt.state, attempt.saved_at = before + 1, state, now
    saved = Saved(before, attempt.revision, attempt.saved_at, tuple(clashes), tuple(refused), state)
    session.commit()
    return saved


def finish(
    session: Session, *, member: Member, attempt_id: int, answers: Mapping[str, int], now: datetime
) -> list[str]:
    """Take these answers besides what is saved, and mark the attempt once none is missing. A repeat changes nothing.

    Returns the items without an answer; then what was given is kept, and nothing is told yet.
    """
    attempt = own_attempt(session, member, attempt_id, lock=True)
    asked = asked_in(session, attempt)[1]
    if attempt.finished_at is not None:
        session.rollback()
        return []
    changes = [Change("form", f"{PART}.{item}", None, at) for item, at in answers.items()]
    fit, _ = sift(AttemptPlaces(asked), changes)
    state = attempt.state | {change.path: change.value for change in fit}
    if state != attempt.state:
        attempt.revision, attempt.state, attempt.saved_at = attempt.revision + 1, state, now
    given = answers_in(asked, state)
    missing = [one.item.id for one in asked if one.item.id not in given]
    if not missing:
        attempt.marks, attempt.finished_at = marked(asked, given), now
        _audit(session, member, "quiz.finished", attempt, now)
    session.commit()
    return missing


def _audit(session: Session, member: Member, action: str, attempt: QuizAttempt, now: datetime) -> None:
    """Without what came of it."""
    record(
        session,
        at=now,
        actor_id=member.account_id,
        programme_id=member.programme_id,
        action=action,
        object_kind="quiz",
        object_id=attempt.id,
        detail={"module": attempt.slug, "attempt": attempt.number},
    )
