"""People, programmes and memberships come to be."""

import secrets
from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo, available_timezones

import sqlalchemy as sa
from email_validator import EmailNotValidError, validate_email
from sqlalchemy.orm import Session

from trainer.db.models import Account, Cohort, Membership, Programme
from trainer.db.queries import accounts
from trainer.domain.errors import Conflict, NotFound, WrongState
from trainer.domain.people import CAPABILITIES, ROLES
from trainer.services.auditing import record
from trainer.services.passwords import hash_password

SLUG = "abcdefghijklmnopqrstuvwxyz0123456789-"


def found_programme(session: Session, *, slug: str, name: str, time_zone: str, now: datetime) -> Programme:
    """A new programme. Raises Conflict when its slug is taken, WrongState when a value cannot be."""
    if not slug or set(slug) - set(SLUG):
        raise WrongState(f"a programme's short name is of small letters, digits and hyphens (is {slug!r})")
    _check_time_zone(time_zone)
    if session.scalar(sa.select(Programme.id).where(Programme.slug == slug)):
        raise Conflict(f"there is a programme {slug!r} already")
    programme = Programme(slug=slug, name=name, time_zone=time_zone, settings={}, created_at=now)
    session.add(programme)
    session.flush()
    record(
        session,
        at=now,
        programme_id=programme.id,
        action="programme.founded",
        object_kind="programme",
        object_id=programme.id,
    )
    session.commit()
    return programme


def add_cohort(
    session: Session, *, programme: str, slug: str, name: str, starts_on: date, ends_on: date | None, now: datetime
) -> Cohort:
    """A new cohort. Raises NotFound without the programme, Conflict when the slug is taken."""
    house = _programme(session, programme)
    if session.scalar(sa.select(Cohort.id).where(Cohort.programme_id == house.id, Cohort.slug == slug)):
        raise Conflict(f"there is a cohort {slug!r} already")
    cohort = Cohort(programme_id=house.id, slug=slug, name=name, starts_on=starts_on, ends_on=ends_on)
    session.add(cohort)
    session.flush()
    record(
        session,
        at=now,
        programme_id=house.id,
        action="cohort.added",
        object_kind="cohort",
        object_id=cohort.id,
    )
    session.commit()
    return cohort


def add_account(
    session: Session, *, email: str, name: str, password: str, now: datetime, time_zone: str = "UTC"
) -> Account:
    """A new account that can sign in at once. Raises Conflict when the address has one, WrongState for bad values."""
    address = _address(email)
    _check_time_zone(time_zone)
    if accounts.by_email(session, address):
        raise Conflict(f"{address} has an account already")
    account = Account(
        email=address,
        name=name.strip(),
        password=hash_password(password),
        fs_uniquifier=secrets.token_hex(32),
        time_zone=time_zone,
        created_at=now,
    )
    session.add(account)
    session.flush()
    record(session, at=now, action="account.added", object_kind="account", object_id=account.id)
    session.commit()
    return account


def join(
    session: Session,
    *,
    email: str,
    programme: str,
    role: str,
    now: datetime,
    capabilities: Sequence[str] = (),
    cohort: str | None = None,
) -> Membership:
    """Give an account a role in a programme from today. Raises NotFound, WrongState, or Conflict if it has it."""
    if role not in ROLES or set(capabilities) - set(CAPABILITIES):
        raise WrongState(f"roles are {', '.join(ROLES)}; capabilities are {', '.join(CAPABILITIES)}")
    account = accounts.by_email(session, email)
    if account is None:
        raise NotFound(f"nobody has the address {email}")
    house = _programme(session, programme)
    held = sa.select(Membership.id).where(
        Membership.account_id == account.id,
        Membership.programme_id == house.id,
        Membership.role == role,
        Membership.until_on.is_(None),
    )
    if session.scalar(held):
        raise Conflict(f"{account.email} has this role in {house.slug} already: {role}")
    group = None
    if cohort:
        group = session.scalar(sa.select(Cohort).where(Cohort.programme_id == house.id, Cohort.slug == cohort))
        if group is None:
            raise NotFound(f"{house.slug} has no cohort {cohort!r}")
    membership = Membership(
        account_id=account.id,
        programme_id=house.id,
        role=role,
        capabilities=list(capabilities),
        cohort_id=group.id if group else None,
        from_on=now.astimezone(ZoneInfo(house.time_zone)).date(),
    )
    session.add(membership)
    session.flush()
    record(
        session,
        at=now,
        programme_id=house.id,
        action="membership.begun",
        object_kind="membership",
        object_id=membership.id,
        detail={"account": account.id, "role": role},
    )
    session.commit()
    return membership


def _programme(session: Session, slug: str) -> Programme:
    programme = session.scalar(sa.select(Programme).where(Programme.slug == slug))
    if programme is None:
        raise NotFound(f"there is no programme {slug!r}")
    return programme


def _address(email: str) -> str:
    try:
        return validate_email(email, check_deliverability=False).normalized.lower()
    except EmailNotValidError as fault:
        raise WrongState(f"{email!r} is not a mail address: {fault}") from fault


def _check_time_zone(name: str) -> None:
    if name not in available_timezones():
        raise WrongState(f"{name!r} is not a time zone; one would be Europe/Berlin")
