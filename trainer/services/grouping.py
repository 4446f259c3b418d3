"""Cohorts: begun and changed."""

import re
import unicodedata
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Cohort
from trainer.domain.errors import Conflict, NotFound, WrongState
from trainer.domain.permits import Member
from trainer.domain.visible import visible
from trainer.services.auditing import record
from trainer.services.directing import own_programme


def short(name: str) -> str:
    """A short name for addresses: `Été 2027, evening` gives `ete-2027-evening`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:40].strip("-") or "cohort"


def begin_cohort(
    session: Session, *, member: Member, name: str, starts_on: date, ends_on: date | None, now: datetime
) -> Cohort:
    """A new cohort with a short name made from its name. Raises WrongState, or Conflict for a name that is taken."""
    programme = own_programme(session, member)
    _check(session, programme.id, name, starts_on, ends_on)
    base = short(name)
    taken = set(session.scalars(sa.select(Cohort.slug).where(Cohort.programme_id == programme.id)))
    slug = next(s for n in range(1, len(taken) + 2) if (s := base if n == 1 else f"{base}-{n}") not in taken)
    cohort = Cohort(programme_id=programme.id, slug=slug, name=name.strip(), starts_on=starts_on, ends_on=ends_on)
    session.add(cohort)
    session.flush()
    _audit(session, member, "cohort.added", cohort, now)
    session.commit()
    return cohort


def change_cohort(
    session: Session,
    *,
    member: Member,
    slug: str,
    name: str,
    starts_on: date,
    ends_on: date | None,
    now: datetime,
) -> Cohort:
    """Change name and dates; its short name stays, so that addresses do. Raises NotFound, WrongState, Conflict."""
    programme = own_programme(session, member)
    cohort = session.scalar(sa.select(Cohort).where(Cohort.programme_id == programme.id, Cohort.slug == slug))
    if cohort is None:
        raise NotFound("there is no such cohort")
    _check(session, programme.id, name, starts_on, ends_on, cohort.id)
    cohort.name, cohort.starts_on, cohort.ends_on = name.strip(), starts_on, ends_on
    _audit(session, member, "cohort.changed", cohort, now)
    session.commit()
    return cohort


def _check(session: Session, programme_id: int, name: str, starts_on: date, ends_on: date | None, but: int = 0) -> None:
    if not visible(name):
        raise WrongState("Give the cohort a name that can be read.")
    if ends_on is not None and ends_on < starts_on:
        raise WrongState("The last day is before the first.")
    same = sa.select(Cohort.id).where(
        Cohort.programme_id == programme_id,
        sa.func.lower(Cohort.name) == name.strip().lower(),
        Cohort.id != but,
    )
    if session.scalar(same.limit(1)):
        raise Conflict("There is a cohort of that name already.")


def _audit(session: Session, member: Member, action: str, cohort: Cohort, now: datetime) -> None:
    record(
        session,
        at=now,
        actor_id=member.account_id,
        programme_id=cohort.programme_id,
        action=action,
        object_kind="cohort",
        object_id=cohort.id,
        detail={
            "name": cohort.name,
            "starts_on": cohort.starts_on.isoformat(),
            "ends_on": cohort.ends_on.isoformat() if cohort.ends_on else None,
        },
    )
