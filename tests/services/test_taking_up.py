"""Beginning what was set, and choosing the alternative: on both databases."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.people import NOW
from tests.work import ALIKE, CASE, MODULE, assign, member, place_in_cohort
from trainer.db.models import AlternativeTaken, Assignment, AuditEvent, Draft
from trainer.domain.errors import NotFound, WrongState
from trainer.services import assigning
from trainer.services.drafting import start_case
from trainer.services.taking_up import choose_case, start_assigned

DAY = timedelta(days=1)


def start(db: Session, assignment: Assignment, key: str = "trainee", now: object = NOW) -> Draft:
    return start_assigned(db, member=member(db, key), assignment_id=assignment.id, now=now)  # type: ignore[arg-type]


def choose(db: Session, assignment: Assignment, alternative: bool = True, key: str = "trainee") -> None:
    choose_case(db, member=member(db, key), assignment_id=assignment.id, alternative=alternative, now=NOW)


def test_assessed_work_is_a_draft_of_its_own(published_db: Session) -> None:
    (made,) = assign(published_db)
    first, second = start(published_db, made), start(published_db, made)
    assert first.id == second.id
    assert (first.mode, first.slug, first.assignment_id) == ("assessed", CASE, made.id)


def test_practice_that_was_begun_before_goes_on_in_the_same_draft(published_db: Session) -> None:
    mine = start_case(published_db, member=member(published_db, "trainee"), slug=CASE, now=NOW)
    (made,) = assign(published_db, mode="practice")
    draft = start(published_db, made)
    assert (draft.id, draft.assignment_id) == (mine.id, made.id)


def test_what_is_not_open_yet_is_locked(published_db: Session) -> None:
    (made,) = assign(published_db, opens_at=NOW + DAY)
    with pytest.raises(WrongState, match="opens later"):
        start(published_db, made)
    assert start(published_db, made, now=NOW + DAY).assignment_id == made.id


def test_what_is_closed_cannot_be_begun(published_db: Session) -> None:
    (made,) = assign(published_db, late_policy="refuse")
    with pytest.raises(WrongState, match="past its due date"):
        start(published_db, made, now=NOW + 15 * DAY)


def test_what_was_withdrawn_cannot_be_begun(published_db: Session) -> None:
    (made,) = assign(published_db)
    assigning.withdraw(
        published_db, member=member(published_db, "director"), assignment_id=made.id, because="", now=NOW
    )
    with pytest.raises(WrongState, match="not asked of you"):
        start(published_db, made)


def test_others_work_does_not_exist(published_db: Session) -> None:
    cohort = place_in_cohort(published_db)
    (made,) = assign(published_db, cohort_id=cohort.id)
    (module,) = assign(published_db, cases=(), modules=(MODULE,), mode="practice")
    for key in ("stranger", "supervisor", "director"):
        with pytest.raises(NotFound):
            start(published_db, made, key)
    with pytest.raises(NotFound):
        start(published_db, module)


def test_whoever_has_begun_goes_on_in_another_cohort(published_db: Session) -> None:
    cohort = place_in_cohort(published_db)
    (made,) = assign(published_db, cohort_id=cohort.id)
    draft = start(published_db, made)
    member(published_db, "trainee").cohort_id = None
    published_db.commit()
    assert start(published_db, made).id == draft.id


def test_the_alternative_is_chosen_without_a_reason_and_left_again(published_db: Session) -> None:
    db = published_db
    (made,) = assign(db, alternative=ALIKE)
    begun = start(db, made)
    choose(db, made)
    choose(db, made)
    assert start(db, made).slug == ALIKE
    choose(db, made, alternative=False)
    assert start(db, made).id == begun.id
    assert db.scalars(sa.select(AlternativeTaken)).all() == []
    actions = sa.select(AuditEvent.action, AuditEvent.detail).where(AuditEvent.action.like("alternative.%"))
    assert [tuple(row) for row in db.execute(actions)] == [("alternative.taken", {}), ("alternative.left", {})]


def test_without_an_alternative_there_is_no_choice(published_db: Session) -> None:
    (made,) = assign(published_db)
    with pytest.raises(NotFound):
        choose(published_db, made)


def test_nobody_chooses_for_others(published_db: Session) -> None:
    (made,) = assign(published_db, alternative=ALIKE)
    with pytest.raises(NotFound):
        choose(published_db, made, key="stranger")
