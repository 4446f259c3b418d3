"""Work that is set in tests: a plan with sensible fields, and those who set it and do it."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any, Final
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests import people, practice
from trainer.db.models import Assignment, CalendarFeed, Cohort, Membership, SectionRead
from trainer.services import assigning, calendars, drafting, submitting
from trainer.services.catalogue import current
from trainer.services.planning import Plan
from trainer.services.taking_up import start_assigned

CASE: Final = "flour-and-water"
ALIKE: Final = "a-lift-to-work"
"""As hard as CASE, and judged by the same rubrics."""
HARDER: Final = "the-second-desk"
MODULE: Final = "what-is-ipt"
_forms = (uuid4().hex for _ in count())


def member(db: Session, key: str) -> Membership:
    """The one membership of a person of `tests.people`."""
    return db.scalars(sa.select(Membership).where(Membership.account_id == people.account(db, key).id)).one()


def place_in_cohort(db: Session, key: str = "trainee") -> Cohort:
    """Put the person in the first cohort of their programme."""
    held = member(db, key)
    cohort = db.scalars(sa.select(Cohort).where(Cohort.programme_id == held.programme_id)).one()
    held.cohort_id = cohort.id
    db.commit()
    return cohort


def plan(now: datetime = people.NOW, **fields: Any) -> Plan:
    """One assessed case for everybody, due in two weeks; `fields` say what is different."""
    usual: dict[str, Any] = {
        "batch": f"form-{next(_forms)}",
        "modules": (),
        "cases": (CASE,),
        "mode": "assessed",
        "due_at": now + timedelta(days=14),
        "late_policy": "mark",
        "counts_because": "It is the only one there is yet.",
    }
    return Plan(**(usual | fields))


def assign(db: Session, now: datetime = people.NOW, **fields: Any) -> list[Assignment]:
    """The director of `north` sets it."""
    return assigning.assign(db, member=member(db, "director"), plan=plan(now, **fields), now=now)


def read_all(
    db: Session, key: str = "trainee", slug: str = MODULE, *, but: int = 0, now: datetime = people.NOW
) -> None:
    """Mark the sections of a module as read, but for the last few."""
    sections = current(db).modules[slug].module.sections
    who = people.account(db, key).id
    for section in sections[: len(sections) - but]:
        db.merge(SectionRead(account_id=who, slug=slug, section=section.id, read_at=now))
    db.commit()


def hand_in(db: Session, now: datetime = people.NOW, **fields: Any) -> str:
    """The trainee works a case that is set for them and hands it in; the reference."""
    (made,) = assign(db, now, **fields)
    me = member(db, "trainee")
    draft = start_assigned(db, member=me, assignment_id=made.id, now=now)
    for after, said in enumerate((practice.FIRST, practice.SECOND), 1):
        practice.save(db, me, draft.id, now, said)
        drafting.commit_hypothesis(db, member=me, draft_id=draft.id, after=after, now=now)
    practice.save(db, me, draft.id, now, practice.REST)
    return submitting.hand_in(db, member=me, draft_id=draft.id, now=now).reference


ASSIGNMENT: Final = 1
NOTICE: Final = 1
MAIL: Final = 1
FEED: Final = calendars.token_of(CalendarFeed(id=1, serial=1), people.SECRET)


def settle(session: Session) -> None:
    """For the trainee alone: ASSIGNMENT, assessed, with a choice; NOTICE and MAIL of it; a calendar at FEED."""
    trainee = member(session, "trainee")
    fields: dict[str, Any] = {"cases": (ALIKE,), "alternative": CASE, "account_id": trainee.account_id}
    assert [made.id for made in assign(session, **fields)] == [ASSIGNMENT]
    feed = calendars.open_feed(session, member=trainee, now=people.NOW)
    assert calendars.token_of(feed, people.SECRET) == FEED
