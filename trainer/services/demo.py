"""The demo programme: its people and their one password. Loading it again changes nothing."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Programme
from trainer.db.queries import accounts
from trainer.services.accounts import add_account, add_cohort, found_programme, join

PROGRAMME: Final = "demo"
PASSWORD: Final = "practice makes 1 therapist"  # noqa: S105 - printed at every start
ZONE: Final = "America/New_York"


@dataclass(frozen=True)
class Person:
    email: str
    name: str
    role: str
    capabilities: tuple[str, ...] = ()


PEOPLE: Final = (
    Person("trainee@example.org", "Amara Osei", "trainee"),
    Person("trainee2@example.org", "Jonas Lindqvist", "trainee"),
    Person("supervisor@example.org", "Ruth Feldman", "supervisor"),
    Person("supervisor2@example.org", "Daniel Okafor", "supervisor", ("second-marker",)),
    Person("supervisor3@example.org", "Mei Tanaka", "supervisor"),
    Person("director@example.org", "Helen Marchetti", "director", ("committee",)),
    Person("expert@example.org", "Sofia Ramírez", "expert"),
    Person("expert2@example.org", "Peter Novak", "expert"),
    Person("expert3@example.org", "Leila Haddad", "expert"),
    Person("lead@example.org", "Thomas Whitfield", "expert", ("lead-annotator",)),
)


def load_demo(session: Session, *, now: datetime) -> int:
    """Add whatever of the demo is missing; returns how many people were added."""
    if not session.scalar(sa.select(Programme.id).where(Programme.slug == PROGRAMME)):
        found_programme(session, slug=PROGRAMME, name="Riverside IPT Programme (demo)", time_zone=ZONE, now=now)
        add_cohort(
            session,
            programme=PROGRAMME,
            slug="autumn",
            name="Autumn cohort",
            starts_on=date(now.year, 9, 1),
            ends_on=None,
            now=now,
        )
    missing = [person for person in PEOPLE if accounts.by_email(session, person.email) is None]
    for person in missing:
        add_account(session, email=person.email, name=person.name, password=PASSWORD, time_zone=ZONE, now=now)
        join(
            session,
            email=person.email,
            programme=PROGRAMME,
            role=person.role,
            capabilities=person.capabilities,
            cohort="autumn" if person.role == "trainee" else None,
            now=now,
        )
    return len(missing)
