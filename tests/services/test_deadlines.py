"""What an assignment allows: handing in late or not, taking back, practice beside it; on both databases."""

from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests import practice
from tests.people import NOW
from tests.work import ALIKE, CASE, HARDER, MODULE, assign, member, place_in_cohort, read_all
from trainer.db.models import Assignment, Draft, Leave, Submission
from trainer.domain.errors import NotFound, WrongState
from trainer.services import assigning, drafting, submitting
from trainer.services.deadlines import own_task
from trainer.services.taking_up import choose_case, start_assigned

DAY = timedelta(days=1)
DUE = NOW + 14 * DAY


def worked(db: Session, assignment: Assignment) -> Draft:
    """The assessed case worked through, ready to hand in."""
    me = member(db, "trainee")
    draft = start_assigned(db, member=me, assignment_id=assignment.id, now=NOW)
    for after, said in enumerate((practice.FIRST, practice.SECOND), 1):
        practice.save(db, me, draft.id, NOW, said)
        drafting.commit_hypothesis(db, member=me, draft_id=draft.id, after=after, now=NOW)
    practice.save(db, me, draft.id, NOW, practice.REST)
    return draft


def hand_in(db: Session, draft: Draft, at: datetime) -> Submission:
    return submitting.hand_in(db, member=member(db, "trainee"), draft_id=draft.id, now=at)


def task_state(db: Session, assignment: Assignment, at: datetime = NOW) -> str:
    return own_task(db, member=member(db, "trainee"), assignment_id=assignment.id, now=at).state


def release(db: Session, submission: Submission) -> None:
    """What a grader's release will do."""
    submission.revealed_at = NOW
    db.commit()


@pytest.mark.parametrize(
    ("policy", "at", "late"),
    [
        ("refuse", DUE, False),
        ("accept", DUE + DAY, False),
        ("mark", DUE, False),
        ("mark", DUE + DAY, True),
        ("grace", DUE + 7 * DAY, True),
    ],
)
def test_late_work_is_taken_as_the_policy_says(published_db: Session, policy: str, at: datetime, late: bool) -> None:
    (made,) = assign(published_db, late_policy=policy, grace_days=7)
    submission = hand_in(published_db, worked(published_db, made), at)
    assert (submission.assignment_id, submission.mode, submission.late) == (made.id, "assessed", late)
    assert task_state(published_db, made, at) == "handed-in"


@pytest.mark.parametrize(("policy", "at"), [("refuse", DUE + timedelta(seconds=1)), ("grace", DUE + 8 * DAY)])
def test_work_that_is_refused_stays_and_is_told_why(published_db: Session, policy: str, at: datetime) -> None:
    db = published_db
    (made,) = assign(db, late_policy=policy, grace_days=7)
    draft = worked(db, made)
    with pytest.raises(WrongState, match=r"Friday 4 December 2026, 15:00 .UTC., and late work is not taken"):
        hand_in(db, draft, at)
    db.rollback()
    kept = db.get_one(Draft, draft.id)
    assert (kept.handed_in_at, kept.state["people.p1.name"]) == (None, "Lori")


def test_an_extension_counts(published_db: Session) -> None:
    db = published_db
    (made,) = assign(db, late_policy="refuse")
    draft, me = worked(db, made), member(db, "trainee")
    assigning.extend(
        db, member=member(db, "director"), assignment_id=made.id, account_id=me.account_id, due_at=DUE + 7 * DAY,
        reason="Illness", now=NOW,
    )  # fmt: skip
    assert hand_in(db, draft, DUE + 7 * DAY).late is False


def test_leave_counts(published_db: Session) -> None:
    db = published_db
    (made,) = assign(db, late_policy="refuse")
    draft = worked(db, made)
    first = (NOW + 2 * DAY).date()
    db.add(Leave(membership_id=member(db, "trainee").id, from_on=first, until_on=first + 2 * DAY, noted_at=NOW))
    db.commit()
    assert hand_in(db, draft, DUE + 3 * DAY).late is False


def test_late_practice_is_always_taken(published_db: Session) -> None:
    (made,) = assign(published_db, mode="practice", late_policy="refuse")
    submission = hand_in(published_db, worked(published_db, made), DUE + 100 * DAY)
    assert submission.late is True
    assert task_state(published_db, made, DUE + 100 * DAY) == "done"


def test_the_panel_of_assessed_work_stays_closed(published_db: Session) -> None:
    db = published_db
    (made,) = assign(db)
    submission = hand_in(db, worked(db, made), NOW)
    with pytest.raises(WrongState, match="when your supervisor releases"):
        submitting.reveal_panel(db, member=member(db, "trainee"), reference=submission.reference, now=NOW)


def test_nor_does_practice_on_the_same_case_open_it(published_db: Session) -> None:
    db, me = published_db, member(published_db, "trainee")
    (made,) = assign(db)
    with pytest.raises(WrongState, match="is assessed work for you, due Friday 4 December"):
        drafting.start_case(db, member=me, slug=CASE, now=NOW)
    drafting.start_case(db, member=me, slug=HARDER, now=NOW)
    submission = hand_in(db, worked(db, made), NOW)
    with pytest.raises(WrongState, match="handed in “Flour and water” as assessed work"):
        drafting.start_case(db, member=me, slug=CASE, now=NOW)
    release(db, submission)
    assert drafting.start_case(db, member=me, slug=CASE, now=NOW).mode == "practice"


def test_practice_handed_in_before_is_not_revealed_meanwhile(published_db: Session) -> None:
    db, me = published_db, member(published_db, "trainee")
    earlier = practice.handed_in(db, me, NOW, reveal=False)
    assign(db)
    with pytest.raises(WrongState, match="is assessed work for you"):
        submitting.reveal_panel(db, member=me, reference=earlier.reference, now=NOW)


def test_the_case_not_chosen_is_free_for_practice_and_not_handed_in(published_db: Session) -> None:
    db, me = published_db, member(published_db, "trainee")
    (made,) = assign(db, alternative=ALIKE)
    draft = worked(db, made)
    choose_case(db, member=me, assignment_id=made.id, alternative=True, now=NOW)
    with pytest.raises(WrongState, match="You have chosen “Earlies” instead"):
        hand_in(db, draft, NOW)
    db.rollback()
    drafting.start_case(db, member=me, slug=CASE, now=NOW)
    with pytest.raises(WrongState):
        drafting.start_case(db, member=me, slug=ALIKE, now=NOW)


def test_withdrawn_work_is_not_handed_in(published_db: Session) -> None:
    db = published_db
    (made,) = assign(db)
    draft = worked(db, made)
    assigning.withdraw(db, member=member(db, "director"), assignment_id=made.id, because="", now=NOW)
    with pytest.raises(WrongState, match="not asked of you any more"):
        hand_in(db, draft, NOW)


def test_what_could_not_be_handed_in_again_is_not_taken_back(published_db: Session) -> None:
    db, me = published_db, member(published_db, "trainee")
    (made,) = assign(db, late_policy="refuse")
    submission = hand_in(db, worked(db, made), DUE - timedelta(minutes=5))
    with pytest.raises(WrongState, match="could not be handed in again"):
        submitting.undo_hand_in(db, member=me, reference=submission.reference, now=DUE + timedelta(minutes=1))
    submitting.undo_hand_in(db, member=me, reference=submission.reference, now=DUE)
    assert task_state(db, made, DUE) == "begun"


def test_whoever_was_moved_hands_in_what_they_began(published_db: Session) -> None:
    db = published_db
    cohort = place_in_cohort(db)
    (made,) = assign(db, cohort_id=cohort.id)
    draft = worked(db, made)
    member(db, "trainee").cohort_id = None
    db.commit()
    assert hand_in(db, draft, NOW).assignment_id == made.id


def test_a_module_is_done_when_all_its_sections_are_read(published_db: Session) -> None:
    db = published_db
    (made,) = assign(db, cases=(), modules=(MODULE,), mode="practice")
    found = [task_state(db, made)]
    for but in (1, 0):
        read_all(db, but=but)
        found.append(task_state(db, made))
    assert found == ["to-do", "begun", "done"]


def test_a_strangers_task_does_not_exist(published_db: Session) -> None:
    (made,) = assign(published_db)
    with pytest.raises(NotFound):
        own_task(published_db, member=member(published_db, "stranger"), assignment_id=made.id, now=NOW)
    assert published_db.scalar(sa.select(sa.func.count(Draft.id))) == 0
