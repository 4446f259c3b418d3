"""Handing in, taking back, revealing: on both databases."""

from datetime import datetime, timedelta
from itertools import count

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests import people
from trainer.db.models import AuditEvent, Membership, TurnReport
from trainer.domain.draft import Change
from trainer.domain.errors import NotFound, WrongState
from trainer.services import drafting, submitting

SLUG = "flour-and-water"
_operations = count()


def member(db: Session, key: str) -> Membership:
    return db.scalars(sa.select(Membership).where(Membership.account_id == people.account(db, key).id)).one()


def fill(db: Session, actor: Membership, draft_id: int, now: datetime, **values: object) -> None:
    changes = [Change(f"op{next(_operations)}", p.replace("__", "."), None, v) for p, v in values.items()]
    assert drafting.save_changes(db, member=actor, draft_id=draft_id, changes=changes, now=now).clashes == ()


def work(db: Session, actor: Membership, now: datetime, *, safety: bool = True) -> int:
    """A draft worked through all its sessions, ready to hand in."""
    draft = drafting.start_case(db, member=actor, slug=SLUG, now=now)
    areas = ("grief", "role-dispute", "role-transition", "interpersonal-deficits")
    for after in (1, 2):
        said = {f"commitments.{after}.areas.{a}": 25 for a in areas} | {f"commitments.{after}.primary": "grief"}
        fill(db, actor, draft.id, now, **said)
        drafting.commit_hypothesis(db, member=actor, draft_id=draft.id, after=after, now=now)
    fill(db, actor, draft.id, now, **{"people.p1.name": "Lori", "people.p1.relation": "sister", "people.p1.key": True})
    if safety:
        fill(db, actor, draft.id, now, safety__nothing=True)
    return draft.id


@pytest.fixture
def db(published_db: Session) -> Session:
    """With people and content."""
    return published_db


@pytest.fixture
def actor(db: Session) -> Membership:
    return member(db, "trainee")


def test_a_hand_in_is_scored_pinned_and_receipted_once(db: Session, actor: Membership, now: datetime) -> None:
    draft_id = work(db, actor, now)
    first = submitting.hand_in(db, member=actor, draft_id=draft_id, now=now)
    assert submitting.hand_in(db, member=actor, draft_id=draft_id, now=now).reference == first.reference
    assert (first.rule, first.attempt, first.mode, first.counts) == ("panel-1", 1, "practice", True)
    assert first.total == pytest.approx(first.score["total"])
    assert len(first.reference) == 9
    actions = db.scalars(sa.select(AuditEvent.action).where(AuditEvent.object_id == first.reference)).all()
    assert actions == ["case.handed_in"]


def test_safety_and_unread_sessions_stop_a_hand_in(db: Session, actor: Membership, now: datetime) -> None:
    draft_id = work(db, actor, now, safety=False)
    with pytest.raises(WrongState, match="Safety"):
        submitting.hand_in(db, member=actor, draft_id=draft_id, now=now)
    fresh = drafting.start_case(db, member=actor, slug="a-lift-to-work", now=now)
    fill(db, actor, fresh.id, now, safety__nothing=True)
    with pytest.raises(WrongState, match="Session 2 is still unread"):
        submitting.hand_in(db, member=actor, draft_id=fresh.id, now=now)


def test_it_can_be_taken_back_for_ten_minutes_while_nothing_is_revealed(
    db: Session, actor: Membership, now: datetime
) -> None:
    draft_id = work(db, actor, now)
    first = submitting.hand_in(db, member=actor, draft_id=draft_id, now=now)
    soon = now + timedelta(minutes=9, seconds=59)
    assert submitting.undo_hand_in(db, member=actor, reference=first.reference, now=soon) == draft_id
    second = submitting.hand_in(db, member=actor, draft_id=draft_id, now=soon)
    assert second.reference != first.reference
    assert second.attempt == 1
    with pytest.raises(WrongState, match="too late"):
        submitting.undo_hand_in(db, member=actor, reference=second.reference, now=soon + timedelta(minutes=10))


def test_the_reveal_closes_the_undo_and_later_work_does_not_count(
    db: Session, actor: Membership, now: datetime
) -> None:
    first = submitting.hand_in(db, member=actor, draft_id=work(db, actor, now), now=now)
    with pytest.raises(NotFound):
        submitting.result_of(db, actor, first.reference)
    submitting.reveal_panel(db, member=actor, reference=first.reference, now=now)
    _, score, answer = submitting.result_of(db, actor, first.reference)
    assert score.total == pytest.approx(first.total)
    assert [p.name for p in answer.people] == ["Lori"]
    with pytest.raises(WrongState):
        submitting.undo_hand_in(db, member=actor, reference=first.reference, now=now)
    again = submitting.hand_in(db, member=actor, draft_id=work(db, actor, now), now=now)
    assert (again.attempt, again.counts) == (2, False)


@pytest.mark.parametrize("other", ["stranger", "supervisor", "director", "expert"])
def test_practice_is_its_owners_alone(db: Session, actor: Membership, now: datetime, other: str) -> None:
    handed_in = submitting.hand_in(db, member=actor, draft_id=work(db, actor, now), now=now)
    submitting.reveal_panel(db, member=actor, reference=handed_in.reference, now=now)
    them = member(db, other)
    for refused in (
        lambda: submitting.own_submission(db, them, handed_in.reference),
        lambda: submitting.result_of(db, them, handed_in.reference),
        lambda: submitting.undo_hand_in(db, member=them, reference=handed_in.reference, now=now),
        lambda: submitting.reveal_panel(db, member=them, reference=handed_in.reference, now=now),
        lambda: submitting.reflect(db, member=them, reference=handed_in.reference, ticks=[], note="", now=now),
        lambda: submitting.hand_in(db, member=them, draft_id=handed_in.draft_id, now=now),
    ):
        with pytest.raises(NotFound):
            refused()


def test_a_reflection_keeps_points_the_readers_made_and_answers_to_doubtful_matches(
    db: Session, actor: Membership, now: datetime
) -> None:
    handed_in = submitting.hand_in(db, member=actor, draft_id=work(db, actor, now), now=now)
    with pytest.raises(WrongState):
        submitting.reflect(db, member=actor, reference=handed_in.reference, ticks=[], note="", now=now)
    submitting.reveal_panel(db, member=actor, reference=handed_in.reference, now=now)
    ticks = ["reader-a:0", "reader-a:99", "nobody:0", "same:bree", "same:nobody", "perhaps:bree"]
    kept = submitting.reflect(db, member=actor, reference=handed_in.reference, ticks=ticks, note="Manny", now=now)
    assert (kept.ticks, kept.note) == (["reader-a:0", "same:bree"], "Manny")


def test_a_turn_can_be_reported_once_it_is_open(db: Session, actor: Membership, now: datetime) -> None:
    draft = drafting.start_case(db, member=actor, slug=SLUG, now=now)
    submitting.report_turn(db, member=actor, draft_id=draft.id, turn="s1:C2", text=" A date is off. ", now=now)
    [report] = db.scalars(sa.select(TurnReport)).all()
    assert (report.turn, report.text) == ("s1:C2", "A date is off.")
    with pytest.raises(NotFound):
        submitting.report_turn(db, member=actor, draft_id=draft.id, turn="s3:C4", text="x", now=now)
