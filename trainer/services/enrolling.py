"""A membership changes: capabilities, dates, cohort, pace; or it goes on in another programme."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Cohort, Membership, Pace
from trainer.db.queries import attendance
from trainer.domain.errors import Conflict, NotFound, WrongState
from trainer.domain.pace import FULL, LEAST, Clock
from trainer.domain.people import CAPABILITIES
from trainer.domain.permits import Member
from trainer.services.auditing import record
from trainer.services.directing import directed, keep_a_director, today_in
from trainer.services.supervising import end_all


def change_membership(
    session: Session,
    *,
    member: Member,
    membership_id: int,
    capabilities: Collection[str],
    from_on: date,
    until_on: date | None,
    cohort_id: int | None,
    now: datetime,
) -> Membership:
    """Change what is given; nothing else. Raises NotFound, WrongState for what cannot be, Conflict for a double."""
    row = directed(session, member, membership_id)
    if set(capabilities) - set(CAPABILITIES):
        raise WrongState(f"capabilities are {', '.join(CAPABILITIES)}")
    if until_on is not None and until_on < from_on:
        raise WrongState("The last day is before the first.")
    _check_cohort(session, row.programme_id, row.role, cohort_id)
    if from_on != row.from_on and _begins(session, row.account_id, row.programme_id, row.role, from_on):
        raise Conflict("This person has another membership in the same role that begins on that day.")
    keep_a_director(session, row, until_on, today_in(row.programme, now), from_on)
    wanted: dict[str, Any] = {
        "capabilities": sorted(capabilities),
        "from_on": from_on,
        "until_on": until_on,
        "cohort_id": cohort_id,
    }
    changed = {
        name: [_plain(getattr(row, name)), _plain(value)]
        for name, value in wanted.items()
        if getattr(row, name) != value
    }
    if not changed:
        session.commit()  # nothing to change; what is loaded stays so
        return row
    for name, value in wanted.items():
        setattr(row, name, value)
    if row.withdrawn_at is not None and until_on is None:
        row.withdrawn_at = row.withdrawal = None
    _audit(session, member, "membership.changed", row, now, changed)
    session.commit()
    return row


def set_pace(
    session: Session, *, member: Member, membership_id: int, percent: int, from_on: date, now: datetime
) -> None:
    """From that day on the clock runs at so many per cent; a pace from the same day is replaced."""
    row = directed(session, member, membership_id)
    if row.role != "trainee":
        raise WrongState("Only a trainee has a pace.")
    if not LEAST <= percent <= FULL:
        raise WrongState(f"A pace is from {LEAST} to {FULL} per cent.")
    session.merge(Pace(membership_id=row.id, from_on=from_on, percent=percent))
    _audit(session, member, "pace.set", row, now, {"percent": percent, "from_on": from_on.isoformat()})
    session.commit()


def drop_pace(session: Session, *, member: Member, membership_id: int, from_on: date, now: datetime) -> None:
    """Take a pace out, as if it had never been set. Raises NotFound."""
    row = directed(session, member, membership_id)
    pace = session.get(Pace, (row.id, from_on))
    if pace is None:
        raise NotFound("there is no such pace")
    _audit(session, member, "pace.dropped", row, now, {"percent": pace.percent, "from_on": from_on.isoformat()})
    session.delete(pace)
    session.commit()


def move_programme(
    session: Session,
    *,
    member: Member,
    target: Member,
    membership_id: int,
    cohort_id: int | None,
    from_on: date,
    now: datetime,
) -> Membership:
    """Go on in another programme, which the same director directs as `target`: ends here on the day before.

    The record made here stays here. Raises NotFound, WrongState, Conflict.
    """
    row = directed(session, member, membership_id)
    if target.account_id != member.account_id or target.role != "director" or target.programme_id == row.programme_id:
        raise NotFound("there is no such programme")
    if from_on <= row.from_on:
        raise WrongState("The move has to be after the first day here.")
    if row.until_on is not None and row.until_on < from_on:
        raise WrongState("This membership ends before that day.")
    _check_cohort(session, target.programme_id, row.role, cohort_id)
    if _begins(session, row.account_id, target.programme_id, row.role, from_on, or_holds=True):
        raise Conflict("This person has that role there already.")
    today = today_in(row.programme, now)
    keep_a_director(session, row, from_on - timedelta(days=1), today)
    new = Membership(
        account_id=row.account_id,
        programme_id=target.programme_id,
        role=row.role,
        capabilities=list(row.capabilities),
        cohort_id=cohort_id,
        from_on=from_on,
    )
    session.add(new)
    session.flush()
    percent = Clock(row.from_on, speeds=attendance.paces(session, row.id)).percent(from_on)
    if percent != FULL:
        session.add(Pace(membership_id=new.id, from_on=from_on, percent=percent))
    row.until_on = from_on - timedelta(days=1)
    end_all(session, row, row.until_on, today)
    _audit(session, member, "membership.moved", row, now, {"to": new.id})
    _audit(session, target, "membership.begun", new, now, {"account": new.account_id, "from": row.id})
    session.commit()
    return new


def _check_cohort(session: Session, programme_id: int, role: str, cohort_id: int | None) -> None:
    if cohort_id is None:
        return
    if role != "trainee":
        raise WrongState("Only trainees belong to a cohort.")
    cohort = session.get(Cohort, cohort_id)
    if cohort is None or cohort.programme_id != programme_id:
        raise NotFound("there is no such cohort")


def _begins(
    session: Session, account_id: int, programme_id: int, role: str, on: date, *, or_holds: bool = False
) -> bool:
    """Whether the person has a membership in the role that begins on the day or, if asked, holds then or later."""
    later = sa.or_(Membership.until_on.is_(None), Membership.until_on >= on)
    found = sa.select(Membership.id).where(
        Membership.account_id == account_id,
        Membership.programme_id == programme_id,
        Membership.role == role,
        sa.or_(Membership.from_on == on, later) if or_holds else Membership.from_on == on,
    )
    return session.scalar(found.limit(1)) is not None


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _audit(
    session: Session, member: Member, action: str, row: Membership, now: datetime, detail: dict[str, Any]
) -> None:
    record(
        session,
        at=now,
        actor_id=member.account_id,
        programme_id=row.programme_id,
        action=action,
        object_kind="membership",
        object_id=row.id,
        detail=detail,
    )
