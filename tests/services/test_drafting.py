"""Starting a case, saving changes, committing a hypothesis: on both databases."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests import people
from tests.stock import stock
from trainer.db.models import AuditEvent, Draft, Membership
from trainer.domain.draft import BadChange, Change
from trainer.domain.errors import NotAllowed, NotFound, WrongState
from trainer.services import drafting
from trainer.services.drafting import Saved

SLUG = "flour-and-water"
AREAS = ("grief", "role-dispute", "role-transition", "interpersonal-deficits")


def member(db: Session, key: str) -> Membership:
    return db.scalars(sa.select(Membership).where(Membership.account_id == people.account(db, key).id)).one()


@pytest.fixture
def actor(db: Session, published_file: Path) -> Membership:
    stock(db, published_file)
    return member(db, "trainee")


@pytest.fixture
def draft(db: Session, actor: Membership, now: datetime) -> Draft:
    return drafting.start_case(db, member=actor, slug=SLUG, now=now)


class Writer:
    """One browser: it saves to a draft and remembers nothing."""

    def __init__(self, db: Session, actor: Membership, draft: Draft, now: datetime) -> None:
        self.db, self.actor, self.draft_id, self.now = db, actor, draft.id, now

    def save(self, *changes: tuple[str, str, Any, Any]) -> Saved:
        made = [Change(*change) for change in changes]
        return drafting.save_changes(
            self.db, member=self.actor, draft_id=self.draft_id, changes=made, now=self.now + timedelta(minutes=1)
        )

    def state(self) -> dict[str, Any]:
        self.db.expire_all()
        return dict(self.db.get_one(Draft, self.draft_id).state)


@pytest.fixture
def writer(db: Session, actor: Membership, draft: Draft, now: datetime) -> Writer:
    return Writer(db, actor, draft, now)


def commit(db: Session, actor: Membership, draft_id: int, after: int, now: datetime) -> Draft:
    return drafting.commit_hypothesis(db, member=actor, draft_id=draft_id, after=after, now=now)


def test_a_case_is_started_once_and_then_gone_on_with(db: Session, actor: Membership, now: datetime) -> None:
    first = drafting.start_case(db, member=actor, slug=SLUG, now=now)
    again = drafting.start_case(db, member=actor, slug=SLUG, now=now + timedelta(hours=1))
    assert (again.id, again.started_at) == (first.id, now)
    started = db.scalars(sa.select(AuditEvent).where(AuditEvent.action == "case.started")).all()
    assert [(e.actor_id, e.object_id) for e in started] == [(actor.account_id, str(first.id))]


def test_only_trainees_start_only_cases_there_are(db: Session, actor: Membership, now: datetime) -> None:
    with pytest.raises(NotFound):
        drafting.start_case(db, member=actor, slug="nothing", now=now)
    with pytest.raises(NotAllowed):
        drafting.start_case(db, member=member(db, "supervisor"), slug=SLUG, now=now)


def test_a_repeated_operation_changes_nothing(writer: Writer) -> None:
    """The answer was lost on its way; the browser sends the same again, though the value has moved on since."""
    writer.save(("o1", "people.p1.name", None, "Lori"))
    writer.save(("o2", "people.p1.name", "Lori", "Lori K."))
    again = writer.save(("o1", "people.p1.name", None, "Lori"))
    assert (again.revision, again.clashes, again.refused) == (2, (), ())
    assert writer.state() == {"people.p1.name": "Lori K."}


def test_different_places_merge(writer: Writer) -> None:
    writer.save(("a1", "people.p1.name", None, "Lori"))
    writer.save(("b1", "people.p2.name", None, "Pop"), ("b2", "people.p1.cites.s1:C28", None, True))
    assert writer.state() == {"people.p1.name": "Lori", "people.p2.name": "Pop", "people.p1.cites.s1:C28": True}


def test_one_place_clashes_and_both_values_are_told(writer: Writer) -> None:
    writer.save(("a1", "onset.when", None, "July"))
    saved = writer.save(("b1", "onset.when", None, "spring"), ("b2", "onset.kind", None, "dispute"))
    assert [(c.path, c.yours, c.theirs) for c in saved.clashes] == [("onset.when", "spring", "July")]
    assert writer.state() == {"onset.when": "July", "onset.kind": "dispute"}
    chosen = writer.save(("b3", "onset.when", "July", "spring"))
    assert chosen.clashes == ()
    assert writer.state()["onset.when"] == "spring"


def test_the_same_wish_twice_is_no_clash(writer: Writer) -> None:
    writer.save(("a1", "safety.nothing", None, True))
    assert writer.save(("b1", "safety.nothing", None, True)).clashes == ()


def test_what_changed_elsewhere_is_told_by_the_revision(writer: Writer) -> None:
    first = writer.save(("a1", "onset.when", None, "July"))
    assert (first.before, first.revision) == (0, 1)
    second = writer.save(("b1", "onset.kind", None, "death"))
    assert (second.before, second.revision, second.state) == (1, 2, {"onset.when": "July", "onset.kind": "death"})


def test_a_queue_is_not_held_up_by_what_cannot_stand(writer: Writer) -> None:
    saved = writer.save(
        ("o1", "people.p1.name", None, "Lori"),
        ("o2", "people.p1.cites.s2:C3", None, True),  # session 2 is not open yet
        ("o3", "people.p1.secret", None, "x"),
        ("o4", "people.p1.status", None, "asleep"),
    )
    assert [refusal.operation for refusal in saved.refused] == ["o2", "o3", "o4"]
    assert writer.state() == {"people.p1.name": "Lori"}


def test_too_many_changes_are_refused_together(writer: Writer) -> None:
    with pytest.raises(BadChange):
        writer.save(*((f"o{i}", "onset.when", None, str(i)) for i in range(drafting.MAX_CHANGES + 1)))


@pytest.mark.parametrize("other", ["stranger", "supervisor"])
def test_a_draft_is_its_owners_alone(db: Session, writer: Writer, other: str, now: datetime) -> None:
    writer.actor = member(db, other)
    with pytest.raises(NotFound):
        writer.save(("o1", "onset.when", None, "July"))
    with pytest.raises(NotFound):
        commit(db, writer.actor, writer.draft_id, 1, now)


def test_the_next_session_opens_with_a_whole_hypothesis(db: Session, actor: Membership, writer: Writer) -> None:
    writer.save(*((f"c{i}", f"commitments.1.areas.{area}", None, 25) for i, area in enumerate(AREAS[:-1])))
    with pytest.raises(WrongState, match="missing: Interpersonal deficits"):
        commit(db, actor, writer.draft_id, 1, writer.now)
    writer.save(("d1", f"commitments.1.areas.{AREAS[-1]}", None, 5))
    with pytest.raises(WrongState, match="put first"):
        commit(db, actor, writer.draft_id, 1, writer.now)
    writer.save(("d2", "commitments.1.primary", None, "grief"))
    assert commit(db, actor, writer.draft_id, 1, writer.now).opened == 2
    assert commit(db, actor, writer.draft_id, 1, writer.now).opened == 2


def test_a_commitment_is_kept_as_it_was(db: Session, actor: Membership, writer: Writer) -> None:
    said = [(f"c{i}", f"commitments.1.areas.{area}", None, 25) for i, area in enumerate(AREAS)]
    writer.save(*said, ("p", "commitments.1.primary", None, "grief"))
    commit(db, actor, writer.draft_id, 1, writer.now)
    late = writer.save(("late", "commitments.1.primary", "grief", "role-dispute"))
    assert [refusal.operation for refusal in late.refused] == ["late"]
    assert writer.state()["commitments.1.primary"] == "grief"


def test_no_session_is_skipped(db: Session, actor: Membership, writer: Writer) -> None:
    with pytest.raises(WrongState, match="session 2 is not open"):
        commit(db, actor, writer.draft_id, 2, writer.now)


def test_turns_can_be_cited_once_their_session_is_open(db: Session, actor: Membership, writer: Writer) -> None:
    said = [(f"c{i}", f"commitments.1.areas.{area}", None, 25) for i, area in enumerate(AREAS)]
    writer.save(*said, ("p", "commitments.1.primary", None, "grief"))
    commit(db, actor, writer.draft_id, 1, writer.now)
    assert writer.save(("o2", "onset.cites.s2:C3", None, True)).refused == ()


def test_nothing_is_saved_to_a_case_handed_in(db: Session, writer: Writer) -> None:
    db.get_one(Draft, writer.draft_id).handed_in_at = writer.now
    db.commit()
    with pytest.raises(WrongState, match="still on this device"):
        writer.save(("o1", "onset.when", None, "July"))
