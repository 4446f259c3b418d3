"""Accounts, programmes and memberships: what is added, what is refused, and that the audit knows."""

from datetime import date, datetime

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.people import PASSWORD
from trainer.db.models import Account, AuditEvent, Membership
from trainer.db.queries import accounts as queries
from trainer.domain.errors import Conflict, NotFound, WrongState
from trainer.services.accounts import add_account, add_cohort, found_programme, join


def actions(db: Session) -> list[str]:
    return list(db.scalars(sa.select(AuditEvent.action).order_by(AuditEvent.id)))


def found(db: Session, now: datetime, zone: str = "Europe/Berlin") -> None:
    found_programme(db, slug="north", name="The North", time_zone=zone, now=now)


def add(db: Session, now: datetime, email: str = "Ana@Example.ORG") -> Account:
    return add_account(db, email=email, name=" Ana ", password=PASSWORD, now=now)


def test_an_account_has_its_address_in_small_letters_and_an_argon2id_hash(db: Session, now: datetime) -> None:
    account = add(db, now)
    assert (account.email, account.name, account.created_at) == ("ana@example.org", "Ana", now)
    assert account.password is not None
    assert account.password.startswith("$argon2id$v=19$")
    assert queries.by_email(db, "ANA@example.org") is account
    assert actions(db) == ["account.added"]


def test_an_address_has_one_account(db: Session, now: datetime) -> None:
    add(db, now)
    with pytest.raises(Conflict, match=r"ana@example\.org has an account already"):
        add(db, now, "ana@EXAMPLE.org")
    assert actions(db) == ["account.added"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"email": "ana"}, "is not a mail address"),
        ({"password": "elevenchars"}, "at least 12 characters"),
        ({"time_zone": "Mars/Olympus"}, "'Mars/Olympus' is not a time zone"),
    ],
)
def test_bad_values_are_refused_in_words(db: Session, now: datetime, change: dict[str, str], words: str) -> None:
    good = {"email": "ana@example.org", "name": "Ana", "password": PASSWORD}
    with pytest.raises(WrongState, match=words):
        add_account(db, **{**good, **change}, now=now)
    assert db.scalars(sa.select(Account)).all() == []


def test_a_programme_is_founded_once(db: Session, now: datetime) -> None:
    found(db, now)
    with pytest.raises(Conflict, match="'north'"):
        found(db, now)
    with pytest.raises(WrongState, match="small letters"):
        found_programme(db, slug="The North", name="x", time_zone="UTC", now=now)
    assert actions(db) == ["programme.founded"]


def test_one_joins_from_today_where_the_programme_is(db: Session, now: datetime) -> None:
    found(db, now, "Pacific/Auckland")  # already the 21st there
    add_cohort(db, programme="north", slug="first", name="First", starts_on=date(2026, 9, 1), ends_on=None, now=now)
    add(db, now)
    member = join(
        db,
        email="ana@example.org",
        programme="north",
        role="trainee",
        cohort="first",
        now=now,
    )
    assert (member.from_on, member.until_on, member.capabilities) == (date(2026, 11, 21), None, [])
    assert actions(db) == ["programme.founded", "cohort.added", "account.added", "membership.begun"]


def test_joining_is_refused_twice_or_without_what_it_needs(db: Session, now: datetime) -> None:
    found(db, now)
    add(db, now)

    def joining(**change: str) -> Membership:
        asked = {"email": "ana@example.org", "programme": "north", "role": "expert"} | change
        return join(db, **asked, now=now)

    joining()
    with pytest.raises(Conflict, match="has this role in north already: expert"):
        joining()
    with pytest.raises(NotFound, match="nobody has the address"):
        joining(email="bob@example.org")
    with pytest.raises(NotFound, match="no programme 'west'"):
        joining(programme="west")
    with pytest.raises(NotFound, match="no cohort 'second'"):
        joining(role="trainee", cohort="second")
    with pytest.raises(WrongState, match="roles are"):
        joining(role="boss")
