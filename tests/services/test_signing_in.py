"""The lock-out: counted in the database, so it holds whichever worker is asked."""

from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.people import PASSWORD
from trainer.db.models import Attempt, AuditEvent
from trainer.services.accounts import add_account
from trainer.services.signing_in import LIMITS, WINDOW, is_locked, note_attempt, note_sign_in

MINE, ALL, HERE = LIMITS["sign-in"]


def fail(db: Session, times: int, now: datetime, email: str = "a@example.org", address: str = "10.0.0.1") -> None:
    for _ in range(times):
        note_attempt(db, kind="sign-in", email=email, address=address, now=now)


def locked(db: Session, now: datetime, email: str = "a@example.org", address: str = "10.0.0.1") -> bool:
    return is_locked(db, kind="sign-in", email=email, address=address, now=now)


def test_the_door_closes_at_the_limit_and_opens_after_the_window(db: Session, now: datetime) -> None:
    fail(db, MINE - 1, now)
    assert not locked(db, now)
    fail(db, 1, now)
    assert locked(db, now)
    assert locked(db, now + WINDOW - timedelta(seconds=1))
    assert not locked(db, now + WINDOW)


def test_a_stranger_elsewhere_does_not_lock_out_the_owner_soon(db: Session, now: datetime) -> None:
    fail(db, MINE, now, address="10.0.0.66")
    assert not locked(db, now, address="10.0.0.1")
    fail(db, ALL - MINE, now, address="10.0.0.66")
    assert locked(db, now, address="10.0.0.1")


def test_one_address_may_not_try_everybody(db: Session, now: datetime) -> None:
    for number in range(HERE):
        fail(db, 1, now, email=f"{number}@example.org")
    assert locked(db, now, email="fresh@example.org")
    assert not locked(db, now, email="fresh@example.org", address="10.0.0.2")


def test_a_sign_in_forgives_and_is_in_the_audit(db: Session, now: datetime) -> None:
    account = add_account(db, email="a@example.org", name="A", password=PASSWORD, now=now)
    fail(db, MINE, now)
    note_sign_in(db, account_id=account.id, email=account.email, address="10.0.0.1", now=now)
    assert not locked(db, now)
    assert "account.signed_in" in db.scalars(sa.select(AuditEvent.action)).all()


@pytest.mark.parametrize(("age", "kept"), [(timedelta(hours=23), 2), (timedelta(hours=25), 1)])
def test_old_attempts_are_thrown_away(db: Session, now: datetime, age: timedelta, kept: int) -> None:
    fail(db, 1, now - age)
    fail(db, 1, now)
    assert db.scalar(sa.select(sa.func.count()).select_from(Attempt)) == kept
