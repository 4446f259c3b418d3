"""The demo programme: its people and their one password. Loading it again changes nothing."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Assignment, Cohort, Membership, Piece, Programme
from trainer.db.queries import accounts
from trainer.services import demo_first_round, demo_work
from trainer.services.accounts import add_account, add_cohort, found_programme, join
from trainer.services.assigning import assign
from trainer.services.catalogue import current
from trainer.services.demo_calibration import decide, load_calibration
from trainer.services.demo_committee import load_committee
from trainer.services.demo_first_round import load_first_round
from trainer.services.demo_graduate import load_award, load_her_work
from trainer.services.demo_log import load_logs
from trainer.services.demo_people import load_bonds
from trainer.services.demo_practice import load_practice
from trainer.services.demo_standard import load_standard
from trainer.services.demo_work import load_work
from trainer.services.planning import Plan

PROGRAMME: Final = "demo"
PASSWORD: Final = "practice makes 1 therapist"  # noqa: S105 - printed at every start
ZONE: Final = "America/New_York"
MODULES: Final = ("what-is-ipt", "interpersonal-inventory")
CASES: Final = ("flour-and-water", "the-second-desk")
"""The first is set for practice, the second assessed."""


@dataclass(frozen=True)
class Person:
    email: str
    name: str
    role: str
    capabilities: tuple[str, ...] = ()
    cohort: str = ""


PEOPLE: Final = (
    Person("trainee@example.org", "Amara Osei", "trainee", cohort="autumn"),
    Person("trainee2@example.org", "Jonas Lindqvist", "trainee", cohort="autumn"),
    Person("trainee3@example.org", "Nora Weiss", "trainee", cohort="spring"),
    Person("trainee4@example.org", "Tomás Rivera", "trainee", cohort="spring"),
    Person("trainee5@example.org", "Ines Duarte", "trainee", cohort="spring"),
    Person("trainee6@example.org", "Karl Berg", "trainee", cohort="spring"),
    Person("trainee7@example.org", "Yara Saleh", "trainee", cohort="spring"),
    Person("trainee8@example.org", "Hana Kimura", "trainee", cohort="spring"),
    Person("supervisor@example.org", "Ruth Feldman", "supervisor"),
    Person("supervisor2@example.org", "Daniel Okafor", "supervisor", ("second-marker", "committee")),
    Person("supervisor3@example.org", "Mei Tanaka", "supervisor", ("senior-grader", "chair")),
    Person("supervisor4@example.org", "Samuel Adeyemi", "supervisor", ("committee",)),
    Person("director@example.org", "Helen Marchetti", "director", ("committee",)),
    Person("expert@example.org", "Sofia Ramírez", "expert"),
    Person("expert2@example.org", "Peter Novak", "expert"),
    Person("expert3@example.org", "Leila Haddad", "expert"),
    Person("lead@example.org", "Thomas Whitfield", "expert", ("lead-annotator", "committee")),
)


def load_demo(session: Session, *, now: datetime) -> int:
    """Add whatever of the demo is missing; returns how many people were added."""
    if not session.scalar(sa.select(Programme.id).where(Programme.slug == PROGRAMME)):
        found_programme(session, slug=PROGRAMME, name="Riverside IPT Programme (demo)", time_zone=ZONE, now=now)
        for slug, name, month in (("spring", "Spring cohort", 3), ("autumn", "Autumn cohort", 9)):
            begins = date(now.year, month, 1)
            add_cohort(session, programme=PROGRAMME, slug=slug, name=name, starts_on=begins, ends_on=None, now=now)
    missing = [person for person in PEOPLE if accounts.by_email(session, person.email) is None]
    for person in missing:
        add_account(session, email=person.email, name=person.name, password=PASSWORD, time_zone=ZONE, now=now)
        join(
            session,
            email=person.email,
            programme=PROGRAMME,
            role=person.role,
            capabilities=person.capabilities,
            cohort=person.cohort or None,
            now=now,
        )
    load_bonds(session, programme=PROGRAMME, now=now)
    _set_work(session, now)
    _judge_work(session, now)
    house = session.scalars(sa.select(Programme).where(Programme.slug == PROGRAMME)).one()
    load_logs(session, house, now)
    load_committee(session, house, now)
    load_award(session, house, now)
    load_practice(session, house, now)
    load_standard(session, house, now)
    return len(missing)


def _judge_work(session: Session, now: datetime) -> None:
    """What was assessed before, what is under way, and who may grade since; unless there is any such work yet."""
    house = session.scalars(sa.select(Programme).where(Programme.slug == PROGRAMME)).one()
    there = session.scalar(sa.select(Piece.id).where(Piece.programme_id == house.id).limit(1))
    if there or not {demo_first_round.CASE, demo_work.CASE} <= current(session).vignettes.keys():
        session.rollback()
        return
    decide(session, house, now - timedelta(days=80), second_share=100, defence_required=True)
    load_first_round(session, house, now)
    load_work(session, house, now)
    load_her_work(session, house, now)
    load_calibration(session, house, now)


def _set_work(session: Session, now: datetime) -> None:
    """A month of work for the demo's cohort, once its content is published: to read, to practise, to be assessed."""
    programme = session.scalars(sa.select(Programme).where(Programme.slug == PROGRAMME)).one()
    director = session.scalars(
        sa.select(Membership).where(Membership.programme_id == programme.id, Membership.role == "director")
    ).first()
    cohort = session.scalar(sa.select(Cohort.id).where(Cohort.programme_id == programme.id, Cohort.slug == "autumn"))
    known, made = current(session), sa.select(Assignment.id).where(Assignment.programme_id == programme.id)
    if director is None or session.scalar(made.limit(1)) or not set(CASES) <= known.vignettes.keys():
        session.rollback()
        return
    evening = now.astimezone(ZoneInfo(ZONE)).replace(hour=17, minute=0, second=0, microsecond=0)
    plan = Plan(
        batch="demo-reading",
        modules=tuple(slug for slug in MODULES if slug in known.modules),
        cases=CASES[:1],
        mode="practice",
        due_at=evening + timedelta(days=7),
        every=7,
        late_policy="mark",
        cohort_id=cohort,
        note="Read the modules before the case; it takes about an hour. We speak about it in the seminar.",
    )
    assign(session, member=director, plan=plan, now=now)
    assessed = replace(
        plan,
        batch="demo-assessed",
        modules=(),
        cases=CASES[1:2],
        mode="assessed",
        due_at=evening + timedelta(days=28),
        late_policy="grace",
        counts_because="This is a demo: its cases are all public.",
        note="On your own, please, and in one go if you can.",
    )
    assign(session, member=director, plan=assessed, now=now)
