"""What makes an assignment another for one person: a later date, the alternative case, leave; in one statement."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.base import UTCDateTime
from trainer.db.models import AlternativeTaken, Extension, Leave


@dataclass(frozen=True)
class Extended:
    """A later date for one person."""

    due_at: datetime
    reason: str
    given_at: datetime


@dataclass(frozen=True)
class Away:
    """Leave from its first to its last day, both included; without a last day until further notice."""

    from_on: date
    until_on: date | None


@dataclass(frozen=True)
class Granted:
    """By assignment and account; leave by membership."""

    extensions: dict[tuple[int, int], Extended] = field(default_factory=dict)
    alternatives: set[tuple[int, int]] = field(default_factory=set)
    leaves: dict[int, list[Away]] = field(default_factory=lambda: defaultdict(list))


_KNOWN: Final[dict[str, Any]] = {
    "due_at": UTCDateTime, "reason": sa.String, "given_at": UTCDateTime, "from_on": sa.Date, "until_on": sa.Date
}  # fmt: skip


def _part(kind: str, assignment: Any, whose: Any, **known: Any) -> sa.Select[Any]:
    """One of the three lists; what it does not know is null, of its type."""
    columns = [known.get(name, sa.cast(sa.null(), of)).label(name) for name, of in _KNOWN.items()]
    return sa.select(sa.literal(kind).label("kind"), assignment.label("assignment"), whose.label("whose"), *columns)


def _asked() -> sa.CompoundSelect[Any]:
    x, a, v = Extension.__table__.c, AlternativeTaken.__table__.c, Leave.__table__.c
    assignments: sa.BindParameter[Any] = sa.bindparam("assignments", expanding=True)
    people: sa.BindParameter[Any] = sa.bindparam("people", expanding=True)
    extended = _part("x", x.assignment_id, x.account_id, due_at=x.due_at, reason=x.reason, given_at=x.given_at)
    taken = _part("a", a.assignment_id, a.account_id)
    away = _part("v", sa.cast(sa.null(), sa.Integer), v.membership_id, from_on=v.from_on, until_on=v.until_on)
    return sa.union_all(
        extended.where(x.assignment_id.in_(assignments), x.account_id.in_(people)),
        taken.where(a.assignment_id.in_(assignments), a.account_id.in_(people)),
        away.where(v.membership_id.in_(sa.bindparam("memberships", expanding=True))),
    )


# Built once, for building it costs more than asking.
_GRANTED: Final = _asked()


def granted(session: Session, assignments: Sequence[int], people: Sequence[int], memberships: Sequence[int]) -> Granted:
    """For these assignments and these accounts, with the leave of these memberships."""
    found = Granted()
    of = {"assignments": assignments, "people": people, "memberships": memberships}
    for kind, assignment, whose, due_at, reason, given_at, from_on, until_on in session.execute(_GRANTED, of):
        if kind == "x":
            found.extensions[assignment, whose] = Extended(due_at, reason, given_at)
        elif kind == "a":
            found.alternatives.add((assignment, whose))
        else:
            found.leaves[whose].append(Away(from_on, until_on))
    return found
