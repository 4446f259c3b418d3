"""Records: whole for the person, without anything private for the programme."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests import work
from tests.committees import Committee
from tests.house import TODAY, House, Statements
from trainer.db.models import (
    AuditEvent,
    ContentEdition,
    Draft,
    Membership,
    ModuleNote,
    QuizAttempt,
    Reflection,
    SectionRead,
    Submission,
)
from trainer.domain.errors import NotFound
from trainer.services.assigning import extend
from trainer.services.enrolling import set_pace
from trainer.services.following import follow
from trainer.services.messaging import write
from trainer.services.pausing import take_leave
from trainer.services.records import FORM, member_record, note_opened, own_record
from trainer.services.supervising import supervise
from trainer.services.taking_up import start_assigned


def hand_in(house: House, row: Membership, mode: str, now: datetime, *, shown: bool) -> None:
    db = house.session
    edition = db.scalar(sa.select(ContentEdition))
    if edition is None:
        edition = ContentEdition(fingerprint="f", kind="vignette", slug="x", canonical="{}", published_at=now)
        db.add(edition)
        db.flush()
    same: dict[str, Any] = {
        "programme_id": row.programme_id,
        "account_id": row.account_id,
        "slug": "flour-and-water",
        "edition_id": edition.id,
        "setting_id": edition.id,
        "mode": mode,
    }
    draft = Draft(**same, state={"people.p1.name": "Ruth"}, started_at=now, saved_at=now, handed_in_at=now)
    db.add(draft)
    db.flush()
    submission = Submission(
        **same,
        reference=f"{mode}-{shown}",
        draft_id=draft.id,
        attempt=1,
        answer={"people": ["Ruth"]},
        rule="panel-1",
        score={"total": 0.5},
        total=0.5,
        counts=True,
        handed_in_at=now,
        revealed_at=now if shown else None,
    )
    db.add(submission)
    db.flush()
    db.add(Reflection(submission_id=submission.id, ticks=[], note=f"note on {mode}-{shown}", saved_at=now))
    db.commit()


@pytest.fixture
def house(db: Session, now: datetime) -> House:
    return House(db)


@pytest.fixture
def ana(house: House, now: datetime) -> Membership:
    """A trainee with a bit of everything."""
    db = house.session
    ana, ruth = house.add("trainee", "Ana", cohort_id=house.cohort.id), house.add("supervisor", "Ruth")
    supervise(
        db, member=house.director, trainee_id=ana.id, supervisor_id=ruth.id, from_on=TODAY, instead=False, now=now
    )
    set_pace(db, member=house.director, membership_id=ana.id, percent=50, from_on=TODAY, now=now)
    take_leave(
        db,
        member=house.director,
        membership_id=ana.id,
        from_on=TODAY,
        until_on=None,
        reason="a rest",
        cover_id=None,
        now=now,
    )
    write(db, member=ana, partner_id=ruth.id, text="from me", nonce="1", now=now)
    write(db, member=ruth, partner_id=ana.id, text="from Ruth", nonce="2", now=now)
    for mode, shown in (("practice", True), ("practice", False), ("assessed", True), ("assessed", False)):
        hand_in(house, ana, mode, now, shown=shown)
    db.add(ModuleNote(account_id=ana.account_id, slug="what-is-ipt", text="my note", saved_at=now))
    db.add(SectionRead(account_id=ana.account_id, slug="what-is-ipt", section="one", read_at=now))
    taken: dict[str, Any] = {"programme_id": ana.programme_id, "account_id": ana.account_id, "slug": "what-is-ipt"}
    edition = db.scalars(sa.select(ContentEdition.id)).first()
    marks = {"known-item": True}
    db.add(
        QuizAttempt(
            **taken, edition_id=edition, number=1, seed=1, counted=True, marks=marks, started_at=now, saved_at=now,
            finished_at=now,
        )
    )  # fmt: skip
    db.commit()
    return ana


def test_the_whole_record(db: Session, ana: Membership, now: datetime) -> None:
    asked = Statements(db)
    found = json.loads(json.dumps(own_record(db, account_id=ana.account_id, now=now)))
    assert len(asked) < 39
    assert (found["form"], found["kind"], found["account"]["email"]) == (FORM, "own", "ana@example.org")
    (membership,) = found["memberships"]
    assert (membership["programme"], membership["role"], membership["cohort"], membership["until_on"]) == (
        "The North",
        "trainee",
        "First",
        None,
    )
    assert found["leave"] == [{"membership": ana.id, "from_on": "2026-11-20", "until_on": None, "reason": "a rest"}]
    assert [row["percent"] for row in found["pace"]] == [50]
    assert [row["supervisor"] for row in found["supervision"]] == ["Ruth"]
    assert found["messages"] == [{"to": "Ruth", "written_at": now.isoformat(), "text": "from me"}]
    assert [row["text"] for row in found["notes"]] == ["my note"]
    assert [row["section"] for row in found["sections_read"]] == ["one"]
    assert [row["subject"] for row in found["notices"]] == [
        "Ruth is your supervisor from Friday 20 November 2026.",
        "Leave is noted for you from Friday 20 November 2026 until further notice.",
        "Ruth has written to you",
    ]
    assert len(found["reflections"]) == 4
    assert [row["marks"] for row in found["quizzes"]] == [{"known-item": True}]
    assert found["practice"][0]["answer"] == {"people": ["Ruth"]}


def test_what_was_not_shown_yet_is_not_in_it(db: Session, ana: Membership, now: datetime) -> None:
    found = own_record(db, account_id=ana.account_id, now=now)
    work = found["practice"] + found["assessed_work"]
    assert {(row["reference"], row["total"]) for row in work} == {
        ("practice-True", 0.5),
        ("practice-False", None),
        ("assessed-True", 0.5),
        ("assessed-False", None),
    }


def test_the_programme_sees_no_practice_notes_or_messages(
    db: Session, house: House, ana: Membership, now: datetime
) -> None:
    found = member_record(db, member=house.director, membership_id=ana.id, now=now)
    text = json.dumps(found)
    for private in ("from me", "from Ruth", "my note", "note on", "practice-True", "sign_ins", "known-item"):
        assert private not in text
    assert found["practice_counts"] == [{"case": "flour-and-water", "attempts": 2, "title": "flour-and-water"}]
    assert found["quiz_counts"] == [{"module": "what-is-ipt", "attempts": 1}]
    assert [row["reference"] for row in found["assessed_work"]] == ["assessed-True", "assessed-False"]


def test_only_its_own_programme_and_its_directors(db: Session, house: House, ana: Membership, now: datetime) -> None:
    south = House(db, "south")
    south.add("trainee", "Ana")
    found = member_record(db, member=house.director, membership_id=ana.id, now=now)
    assert [row["programme"] for row in found["memberships"]] == ["The North"]
    assert len(own_record(db, account_id=ana.account_id, now=now)["memberships"]) == 2
    for actor in (south.director, ana):
        with pytest.raises(NotFound):
            member_record(db, member=actor, membership_id=ana.id, now=now)


def test_looking_leaves_a_trace(db: Session, house: House, now: datetime) -> None:
    note_opened(db, member=house.director, action="person.opened", object_kind="membership", object_id=7, now=now)
    (event,) = db.scalars(sa.select(AuditEvent))
    assert (event.action, event.actor_id, event.object_id, event.programme_id) == (
        "person.opened",
        house.director.account_id,
        "7",
        house.programme.id,
    )


def test_titles_and_more_time(published_db: Session, now: datetime) -> None:
    db = published_db
    trainee, director = work.member(db, "trainee"), work.member(db, "director")
    (made,) = work.assign(db, now)
    later = made.due_at + timedelta(days=7)
    extend(
        db, member=director, assignment_id=made.id, account_id=trainee.account_id, due_at=later, reason="Illness",
        now=now,
    )  # fmt: skip
    for found in (
        own_record(db, account_id=trainee.account_id, now=now),
        member_record(db, member=director, membership_id=trainee.id, now=now),
    ):
        (more,) = found["more_time"]
        assert (more["work"], more["due_at"], more["reason"]) == ("Flour and water", later.isoformat(), "Illness")
    draft = start_assigned(db, member=trainee, assignment_id=made.id, now=now)
    assert draft is not None
    assert [row["title"] for row in own_record(db, account_id=trainee.account_id, now=now)["drafts"]] == [
        "Flour and water"
    ]


def test_pathways_that_one_follows(published_db: Session, now: datetime) -> None:
    db = published_db
    trainee, director = work.member(db, "trainee"), work.member(db, "director")
    for slug in ("isipt-therapist-current", "programme-foundation-2026"):
        follow(db, member=trainee, slug=slug, following=True, now=now)
    for found in (
        own_record(db, account_id=trainee.account_id, now=now),
        member_record(db, member=director, membership_id=trainee.id, now=now),
    ):
        outside, own = found["pathways"]
        assert (outside["pathway"], outside["title"], outside["since"], outside["pinned_to"]) == (
            "isipt-therapist-current",
            "ISIPT certified therapist",
            now.isoformat(),
            None,
        )
        assert own["pinned_to"]


def test_decisions_and_certificates_are_in_it_and_views_of_members_are_not(db: Session, now: datetime) -> None:
    house = Committee(db)
    made = house.issued()
    for whole in (
        own_record(db, account_id=house.ana.account_id, now=now),
        member_record(db, member=house.director, membership_id=house.ana.id, now=now),
    ):
        assert [(row["kind"], row["outcome"], row["reason"]) for row in whole["decisions"]] == [
            ("decision", "award", "By the evidence.")
        ]
        assert [row["number"] for row in whole["certificates"]] == [made.number]
        assert "award by" not in json.dumps(whole)
    other = Committee(db, "south")
    assert member_record(db, member=other.director, membership_id=other.ana.id, now=now)["certificates"] == []
