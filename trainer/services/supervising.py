"""Who supervises whom: begun, ended, and given over in one go."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Membership, Programme, Supervision
from trainer.db.queries import memberships
from trainer.domain.errors import Conflict, NotFound, WrongState
from trainer.domain.moments import day_words
from trainer.domain.permits import Member
from trainer.mail.language import mark
from trainer.services.auditing import record, record_each
from trainer.services.directing import own_programme, today_in
from trainer.services.notifying import Telling, notify_each

TO_TRAINEE = mark("%(name)s is your supervisor from %(day)s.")
TO_SUPERVISOR = mark("You supervise %(name)s from %(day)s.")
TO_SUPERVISOR_OF_MANY = mark("You supervise %(number)s more trainees from %(day)s.")
WRITE = mark("You can write to each other under Messages.")
THEY = mark("%(names)s. You can write to each other under Messages.")


def supervise(
    session: Session,
    *,
    member: Member,
    trainee_id: int,
    supervisor_id: int,
    from_on: date,
    instead: bool,
    now: datetime,
) -> None:
    """Begin a supervision; with `instead` the trainee's others end on the day before. Raises Conflict, WrongState."""
    give_over(session, member=member, moves={trainee_id: supervisor_id}, from_on=from_on, instead=instead, now=now)


def give_over(
    session: Session,
    *,
    member: Member,
    moves: Mapping[int, int],
    from_on: date,
    now: datetime,
    away_from: int | None = None,
    instead: bool = False,
) -> None:
    """Give each trainee the supervisor named for them, from that day, all or none, in a handful of statements.

    What they have with `away_from`, or with `instead` with anybody, ends on the day before. Both sides are told.
    """
    programme = own_programme(session, member)
    people = memberships.by_ids(session, programme.id, {*moves, *moves.values()})
    for trainee_id, supervisor_id in moves.items():
        _check(people.get(trainee_id), "trainee", from_on)
        _check(people.get(supervisor_id), "supervisor", from_on)
        if supervisor_id == away_from:
            raise WrongState("Choose somebody else than the supervisor they have.")
        if people[trainee_id].account_id == people[supervisor_id].account_id:
            raise WrongState("Nobody supervises themselves.")
    present = session.scalars(
        sa.select(Supervision)
        .where(
            Supervision.programme_id == programme.id,
            Supervision.trainee_id.in_(moves),
            sa.or_(Supervision.until_on.is_(None), Supervision.until_on >= from_on),
        )
        .with_for_update()
    ).all()
    kept = {(row.trainee_id, row.supervisor_id) for row in present}
    if len(moves) == 1 and kept & set(moves.items()) and not instead:
        raise Conflict("This trainee has that supervisor already.")
    ending = [
        row
        for row in present
        if row.supervisor_id != moves[row.trainee_id] and (instead or row.supervisor_id == away_from)
    ]
    _end(session, [row.id for row in ending], from_on - timedelta(days=1), today_in(programme, now))
    new = [(trainee, supervisor) for trainee, supervisor in moves.items() if (trainee, supervisor) not in kept]
    if new:
        same = {"programme_id": programme.id, "from_on": from_on}
        rows = [{**same, "trainee_id": trainee, "supervisor_id": supervisor} for trainee, supervisor in new]
        session.execute(sa.insert(Supervision), rows)
    begun = {trainee: {"supervisor": supervisor, "from_on": from_on.isoformat()} for trainee, supervisor in new}
    ended: dict[int, dict[str, Any]] = {}
    for row in ending:
        ended.setdefault(row.trainee_id, {"supervisors": []})["supervisors"].append(row.supervisor_id)
    for action, details in (("supervision.begun", begun), ("supervision.ended", ended)):
        record_each(
            session,
            details,
            at=now,
            action=action,
            object_kind="membership",
            actor_id=member.account_id,
            programme_id=programme.id,
        )
    notify_each(session, _tellings(programme, people, new, from_on), now=now)
    session.commit()


def end_supervision(session: Session, *, member: Member, supervision_id: int, last_on: date, now: datetime) -> None:
    """End one supervision after that day. Raises NotFound, WrongState."""
    programme = own_programme(session, member)
    row = session.get(Supervision, supervision_id, with_for_update=True)
    if row is None or row.programme_id != programme.id:
        raise NotFound("there is no such supervision")
    if row.until_on is not None and row.until_on < last_on:
        raise WrongState("This supervision ends before that day already.")
    _end(session, [row.id], last_on, today_in(programme, now))
    record(
        session,
        at=now,
        actor_id=member.account_id,
        programme_id=programme.id,
        action="supervision.ended",
        object_kind="membership",
        object_id=row.trainee_id,
        detail={"supervisor": row.supervisor_id, "last_on": last_on.isoformat()},
    )
    session.commit()


def end_all(session: Session, membership: Membership, last_on: date, today: date) -> None:
    """End whatever supervision a membership has after that day; the caller commits."""
    mine = sa.or_(Supervision.trainee_id == membership.id, Supervision.supervisor_id == membership.id)
    later = sa.or_(Supervision.until_on.is_(None), Supervision.until_on > last_on)
    _end(session, list(session.scalars(sa.select(Supervision.id).where(mine, later))), last_on, today)


def _end(session: Session, ids: list[int], last_on: date, today: date) -> None:
    """One that has not held a day is taken out. Whatever held stays, with a day at least, however early its end is put:

    who supervised somebody never judges them, and no later correction may make that unknown.
    """
    if not ids:
        return
    those = Supervision.id.in_(ids)
    session.execute(sa.delete(Supervision).where(those, Supervision.from_on > last_on, Supervision.from_on >= today))
    ends = sa.case((Supervision.from_on > last_on, Supervision.from_on), else_=sa.literal(last_on))
    session.execute(sa.update(Supervision).where(those).values(until_on=ends))


def _check(row: Membership | None, role: str, on: date) -> None:
    if row is None or row.role != role:
        raise NotFound("there is no such person")
    if on < row.from_on or (row.until_on is not None and row.until_on < on):
        raise WrongState(f"{row.account.name} is not in the programme on that day.")


def _tellings(
    programme: Programme, people: Mapping[int, Membership], pairs: list[tuple[int, int]], from_on: date
) -> list[Telling]:
    def told(to: Membership, other: Membership, words: str) -> Telling:
        values: dict[str, Any] = {
            "name": other.account.name,
            "day": lambda translate, _zone: day_words(from_on, translate),
        }
        link = f"/p/{programme.slug}/messages/{other.id}"
        key = f"supervision:{to.id}:{other.id}:{from_on.isoformat()}"
        return Telling(to.account_id, programme.id, "message", words, WRITE, link, key, values)

    gained: dict[int, list[int]] = {}
    for trainee, supervisor in pairs:
        gained.setdefault(supervisor, []).append(trainee)
    tellings = [told(people[trainee], people[supervisor], TO_TRAINEE) for trainee, supervisor in pairs]
    for supervisor, trainees in gained.items():
        if len(trainees) == 1:
            tellings.append(told(people[supervisor], people[trainees[0]], TO_SUPERVISOR))
        else:
            tellings.append(_told_of_many(programme, people[supervisor], [people[one] for one in trainees], from_on))
    return tellings


def _told_of_many(programme: Programme, supervisor: Membership, trainees: list[Membership], from_on: date) -> Telling:
    """One message for all of them."""
    values: dict[str, Any] = {
        "number": len(trainees),
        "names": ", ".join(sorted(one.account.name for one in trainees)),
        "day": lambda translate, _zone: day_words(from_on, translate),
    }
    first = min(one.id for one in trainees)
    return Telling(
        supervisor.account_id,
        programme.id,
        "message",
        TO_SUPERVISOR_OF_MANY,
        THEY,
        f"/p/{programme.slug}/supervision/trainees",
        f"supervision:{supervisor.id}:{first}+{len(trainees) - 1}:{from_on.isoformat()}",
        values,
    )
