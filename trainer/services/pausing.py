"""Leave: a trainee's clock stands still, a supervisor may have somebody to stand in."""

from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from trainer.db.models import Leave, Membership
from trainer.db.queries import attendance, memberships, supervisions
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.moments import day_words
from trainer.domain.pace import overlap
from trainer.domain.permits import Member, is_active
from trainer.mail.language import mark
from trainer.services.auditing import record
from trainer.services.directing import directed, today_in
from trainer.services.notifying import Telling, notify_each

AWAY = mark("%(name)s is on leave from %(day)s.")
COVERED = mark("%(cover)s looks after you meanwhile; you can write to each other under Messages.")
UNCOVERED = mark("Nobody stands in meanwhile. If you need somebody, ask your programme’s director.")
COVERING = mark("You look after %(name)s’s trainees from %(day)s.")
WHERE = mark("You find them under My trainees.")
NOTED = mark("Leave is noted for you from %(first)s to %(last)s.")
NOTED_OPEN = mark("Leave is noted for you from %(first)s until further notice.")
STANDS = mark(
    "Meanwhile the clock of your training stands still, and what falls due then is due as many days later. Your to-do "
    "list has the dates."
)
OUT = mark("The leave from %(first)s is not noted for you any more.")
RUNS = mark("The clock of your training runs as if it had never been. Your to-do list has the dates.")


def take_leave(
    session: Session,
    *,
    member: Member,
    membership_id: int,
    from_on: date,
    until_on: date | None,
    reason: str,
    cover_id: int | None,
    now: datetime,
) -> Leave:
    """Note leave, first and last day included. Raises NotFound, or WrongState for what cannot be."""
    row = directed(session, member, membership_id)
    leave = Leave(membership_id=row.id, from_on=from_on, until_on=until_on, reason=reason.strip(), noted_at=now)
    _check(session, row, leave, cover_id)
    leave.cover_id = cover_id
    session.add(leave)
    session.flush()
    _audit(session, member, "leave.noted", row, leave, now)
    if row.role == "supervisor":
        notify_each(session, _tellings(session, row, leave, today_in(row.programme, now)), now=now)
    if row.role == "trainee":
        notify_each(session, _tellings_trainee(row, leave, now), now=now)
    session.commit()
    return leave


def change_leave(
    session: Session,
    *,
    member: Member,
    membership_id: int,
    leave_id: int,
    from_on: date,
    until_on: date | None,
    reason: str,
    cover_id: int | None,
    now: datetime,
) -> None:
    """Change one leave, whether it is to come, holds or is past. Raises NotFound, WrongState."""
    row = directed(session, member, membership_id)
    leave = attendance.leave(session, row.id, leave_id)
    if leave is None:
        raise NotFound("there is no such leave")
    before, days = leave.cover_id, (leave.from_on, leave.until_on)
    leave.from_on, leave.until_on, leave.reason = from_on, until_on, reason.strip()
    with session.no_autoflush:
        _check(session, row, leave, cover_id)
    leave.cover_id = cover_id
    _audit(session, member, "leave.changed", row, leave, now)
    session.flush()
    if row.role == "supervisor" and cover_id != before:
        notify_each(session, _tellings(session, row, leave, today_in(row.programme, now)), now=now)
    if row.role == "trainee" and (from_on, until_on) != days:
        notify_each(session, _tellings_trainee(row, leave, now), now=now)
    session.commit()


def cancel_leave(session: Session, *, member: Member, membership_id: int, leave_id: int, now: datetime) -> None:
    """Take a leave out, as if it had never been noted. Raises NotFound."""
    row = directed(session, member, membership_id)
    leave = attendance.leave(session, row.id, leave_id)
    if leave is None:
        raise NotFound("there is no such leave")
    _audit(session, member, "leave.cancelled", row, leave, now)
    if row.role == "trainee":
        notify_each(session, _tellings_trainee(row, leave, now, out=True), now=now)
    session.delete(leave)
    session.commit()


def _check(session: Session, row: Membership, leave: Leave, cover_id: int | None) -> None:
    if leave.until_on is not None and leave.until_on < leave.from_on:
        raise WrongState("The last day of leave is before the first.")
    others = [other for other in attendance.leaves(session, row.id) if other.id != leave.id]
    if met := overlap(leave, others):
        raise WrongState(f"There is leave from {day_words(met.from_on)} already; change that one instead.")
    if cover_id is None:
        return
    if row.role != "supervisor":
        raise WrongState("Only a supervisor can have somebody to stand in.")
    cover = memberships.by_id(session, row.programme_id, cover_id)
    if cover is None or cover.role != "supervisor" or cover.account_id == row.account_id:
        raise NotFound("there is no such supervisor")
    if not is_active(cover, leave.from_on) or (leave.until_on and not is_active(cover, leave.until_on)):
        raise WrongState(f"{cover.account.name} is not in the programme all that time.")
    if overlap(leave, attendance.leaves(session, cover.id)):
        raise WrongState(f"{cover.account.name} is on leave then too.")


def _tellings(session: Session, row: Membership, leave: Leave, today: date) -> list[Telling]:
    """To each trainee who stands in, and to whoever does."""
    cover = memberships.by_id(session, row.programme_id, leave.cover_id) if leave.cover_id else None
    values: dict[str, Any] = {
        "name": row.account.name,
        "cover": cover.account.name if cover else "",
        "day": lambda translate, _zone: day_words(leave.from_on, translate),
    }
    key = f"leave:{leave.id}:{leave.cover_id}"
    words = COVERED if cover else UNCOVERED
    link = f"/p/{row.programme.slug}/messages" + (f"/{cover.id}" if cover else "")
    tellings = [
        Telling(relation.trainee.account_id, row.programme_id, "message", AWAY, words, link, key, values)
        for relation in supervisions.of_supervisor(session, row.id, max(today, leave.from_on))
    ]
    if cover:
        own = f"/p/{row.programme.slug}/supervision/trainees"
        tellings.append(Telling(cover.account_id, row.programme_id, "message", COVERING, WHERE, own, key, values))
    return tellings


def _tellings_trainee(row: Membership, leave: Leave, now: datetime, *, out: bool = False) -> list[Telling]:
    """What it means for the dates of the trainee's work; nothing for leave that is past.

    The reason stays out, for it may come by mail.
    """
    if leave.until_on is not None and leave.until_on < today_in(row.programme, now):
        return []
    values: dict[str, Any] = {
        "first": lambda translate, _zone: day_words(leave.from_on, translate),
        "last": lambda translate, _zone: day_words(leave.until_on, translate) if leave.until_on else "",
    }
    words = OUT if out else NOTED if leave.until_on else NOTED_OPEN
    key, link = f"leave:{leave.id}:{now:%Y%m%dT%H%M%S}:{out}", f"/p/{row.programme.slug}/to-do"
    return [Telling(row.account_id, row.programme_id, "due", words, RUNS if out else STANDS, link, key, values)]


def _audit(session: Session, member: Member, action: str, row: Membership, leave: Leave, now: datetime) -> None:
    record(
        session,
        at=now,
        actor_id=member.account_id,
        programme_id=row.programme_id,
        action=action,
        object_kind="membership",
        object_id=row.id,
        detail={
            "from_on": leave.from_on.isoformat(),
            "until_on": leave.until_on.isoformat() if leave.until_on else None,
            "cover": leave.cover_id,
        },
    )
