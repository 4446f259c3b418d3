"""Who is who in the tests: a programme `north` with one of everybody, a programme `south` with a stranger."""

import time
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import sqlalchemy as sa
from flask.testing import FlaskClient
from sqlalchemy.orm import Session, object_session

from trainer.db.models import Account
from trainer.services import catalogue
from trainer.services.accounts import add_account, add_cohort, found_programme, join
from trainer.services.devices import begin_sign_in

NOW: Final = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
PASSWORD: Final = "a long walk by the river"
SECRET: Final = "a secret that only the tests know of"
ANONYMOUS: Final = "anonymous"
STRANGER: Final = "stranger"
PEOPLE: Final = {
    "trainee": ("north", "trainee"),
    "supervisor": ("north", "supervisor"),
    "director": ("north", "director"),
    "expert": ("north", "expert"),
    STRANGER: ("south", "trainee"),
}
"""Programme and role of everyone who has an account; their address is `<key>@example.org`."""

ROLES: Final = (ANONYMOUS, *PEOPLE)


def settle(session: Session) -> None:
    """Found both programmes and let everyone join; memberships begin long ago."""
    began = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)
    for slug in ("north", "south"):
        found_programme(session, slug=slug, name=f"The {slug.title()}", time_zone="Europe/Berlin", now=began)
        add_cohort(session, programme=slug, slug="first", name="First", starts_on=began.date(), ends_on=None, now=began)
    for key, (programme, role) in PEOPLE.items():
        email = f"{key}@example.org"
        add_account(session, email=email, name=key.title(), password=PASSWORD, now=began)
        join(session, email=email, programme=programme, role=role, now=began)


def account(session: Session, key: str) -> Account:
    return session.scalars(sa.select(Account).where(Account.email == f"{key}@example.org")).one()


def enter(client: FlaskClient, person: Account) -> FlaskClient:
    """Give the client the session cookie that signing in would give, without the cost of the password."""
    account_id, uniquifier = person.id, person.fs_uniquifier
    held = object_session(person)  # which may hold the database's one write lock
    with nullcontext(held) if held else Session(client.application.extensions["engine"]) as own:
        token = begin_sign_in(own, account_id=account_id, agent="a test", now=datetime.now(UTC))
    with client.session_transaction() as cookie:
        cookie.update(_user_id=f"{uniquifier}.{token}", _fresh=True, fs_cc="set", fs_paa=time.time())
    return client


def databases_copy(source: Path, target: Path) -> str:
    """A copy of a closed SQLite database; its URL."""
    target.write_bytes(source.read_bytes())
    return f"sqlite:///{target}"


def replace_database(source: Path, url: sa.URL) -> None:
    """A copy of a closed SQLite database takes the place of another closed one, of which nothing is left."""
    target = Path(url.database or "")
    for leftover in target.parent.glob(f"{target.name}-*"):  # of whoever did not close it
        leftover.unlink()
    databases_copy(source, target)
    catalogue._held.pop(str(url), None)  # its version numbers mean other content now
