"""Who supervises whom, and who stands in for whom."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased, contains_eager, joinedload

from trainer.db.models import Account, Derivation, Leave, Membership, Supervision
from trainer.db.queries.attendance import away_on


def on(day: date) -> sa.ColumnElement[bool]:
    """The condition that a supervision holds on that day."""
    return sa.and_(Supervision.from_on <= day, sa.or_(Supervision.until_on.is_(None), Supervision.until_on >= day))


def of_trainee(session: Session, trainee_id: int) -> Sequence[Supervision]:
    """All of a trainee's supervision, newest first, each with the supervisor's account."""
    return session.scalars(_of_trainee(trainee_id)).all()


def _of_trainee(trainee_id: int) -> sa.Select[Supervision]:
    return (
        sa.select(Supervision)
        .options(joinedload(Supervision.supervisor).joinedload(Membership.account))
        .where(Supervision.trainee_id == trainee_id)
        .order_by(Supervision.from_on.desc(), Supervision.id.desc())
    )


def of_trainee_on(session: Session, trainee_id: int, day: date) -> Sequence[Supervision]:
    """Those of them that hold on that day."""
    return session.scalars(_of_trainee(trainee_id).where(on(day))).all()


def of_supervisor(session: Session, supervisor_id: int, since: date) -> Sequence[Supervision]:
    """Whom a supervisor supervises on that day or later, by name, each with the trainee's account and cohort."""
    trainee = aliased(Membership)
    return session.scalars(
        sa.select(Supervision)
        .join(Supervision.trainee.of_type(trainee))
        .join(trainee.account)
        .outerjoin(trainee.cohort)
        .options(
            contains_eager(Supervision.trainee.of_type(trainee)).contains_eager(trainee.account),
            contains_eager(Supervision.trainee.of_type(trainee)).contains_eager(trainee.cohort),
        )
        .where(
            Supervision.supervisor_id == supervisor_id,
            sa.or_(Supervision.until_on.is_(None), Supervision.until_on >= since),
        )
        .order_by(sa.func.lower(Account.name), Supervision.from_on)
    ).all()


def _alone(programme_id: int, day: date) -> tuple[sa.ColumnElement[bool], ...]:
    """The conditions that a trainee is here or to come and has nobody who supervises them, now or later.

    For statements that come to a membership by its derivation (`_KEPT`): they look at few, however many there are.
    """
    held = sa.exists().where(
        Supervision.trainee_id == Membership.id,
        sa.or_(Supervision.until_on.is_(None), Supervision.until_on >= day),
    )
    return (
        Derivation.programme_id == programme_id,
        Derivation.alone_from <= day,
        Membership.role == "trainee",
        sa.or_(Membership.until_on.is_(None), Membership.until_on >= day),
        ~held,
    )


_KEPT: Final = sa.and_(
    Membership.account_id == Derivation.account_id, Membership.programme_id == Derivation.programme_id
)


def without(session: Session, programme_id: int, day: date, most: int) -> Sequence[Membership]:
    """The first trainees by name who have no supervisor, each with account and cohort."""
    return session.scalars(
        sa.select(Membership)
        .join(Derivation, _KEPT)
        .join(Membership.account)
        .outerjoin(Membership.cohort)
        .options(contains_eager(Membership.account), contains_eager(Membership.cohort))
        .where(*_alone(programme_id, day))
        .order_by(sa.func.lower(Account.name), Membership.id)
        .limit(most)
    ).all()


def count_without(session: Session, programme_id: int, day: date, most: int) -> int:
    """How many trainees have no supervisor; nobody counts further than one more than `most`."""
    some = sa.select(Membership.id).join(Derivation, _KEPT).where(*_alone(programme_id, day)).limit(most + 1)
    return session.scalar(sa.select(sa.func.count()).select_from(some.subquery())) or 0


def covered_by(session: Session, cover_id: int, day: date) -> Sequence[tuple[Supervision, Leave]]:
    """Whom this supervisor looks after on that day because theirs is on leave, with that leave."""
    rows = session.execute(
        sa.select(Supervision, Leave)
        .join(Leave, Leave.membership_id == Supervision.supervisor_id)
        .options(
            joinedload(Supervision.trainee).joinedload(Membership.account),
            joinedload(Supervision.trainee).joinedload(Membership.cohort),
            joinedload(Supervision.supervisor).joinedload(Membership.account),
        )
        .where(Leave.cover_id == cover_id, away_on(day), on(day))
        .order_by(Supervision.id)
    )
    return [(row[0], row[1]) for row in rows]


def names_of_supervisors(session: Session, trainee_ids: Collection[int], day: date) -> dict[int, list[str]]:
    """The names of who supervises each of the trainees on that day."""
    supervisor = aliased(Membership)
    rows = session.execute(
        sa.select(Supervision.trainee_id, Account.name)
        .join(supervisor, supervisor.id == Supervision.supervisor_id)
        .join(Account, Account.id == supervisor.account_id)
        .where(Supervision.trainee_id.in_(trainee_ids), on(day))
        .order_by(sa.func.lower(Account.name))
    )
    names: dict[int, list[str]] = {}
    for row in rows:
        names.setdefault(row.trainee_id, []).append(row.name)
    return names


def loads(session: Session, programme_id: int, day: date) -> dict[int, int]:
    """How many trainees each supervisor has on that day."""
    rows = session.execute(
        sa.select(Supervision.supervisor_id, sa.func.count())
        .where(Supervision.programme_id == programme_id, on(day))
        .group_by(Supervision.supervisor_id)
    )
    return {row[0]: row[1] for row in rows}


def may_write(session: Session, trainee_id: int, supervisor_id: int, day: date) -> bool:
    """Whether these two belong together on that day: as trainee and supervisor, or as trainee and stand-in."""
    own = sa.select(Supervision.id).where(
        Supervision.trainee_id == trainee_id, Supervision.supervisor_id == supervisor_id, on(day)
    )
    cover = (
        sa.select(Supervision.id)
        .join(Leave, Leave.membership_id == Supervision.supervisor_id)
        .where(Supervision.trainee_id == trainee_id, Leave.cover_id == supervisor_id, on(day), away_on(day))
    )
    return session.scalar(sa.select(sa.or_(sa.exists(own), sa.exists(cover)))) or False


def stand_ins(session: Session, trainee_id: int, day: date) -> Sequence[Leave]:
    """The leave of the trainee's supervisors on that day, each with who is away and who covers."""
    return session.scalars(
        sa.select(Leave)
        .join(Supervision, Supervision.supervisor_id == Leave.membership_id)
        .options(
            joinedload(Leave.membership).joinedload(Membership.account),
            joinedload(Leave.cover).joinedload(Membership.account),
        )
        .where(Supervision.trainee_id == trainee_id, on(day), away_on(day))
        .order_by(Leave.id)
    ).all()
