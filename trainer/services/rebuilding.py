"""Progress derived anew: of everybody, to make sure; and by the worker, of whoever has fallen due."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Account, Programme
from trainer.db.queries import derivations, progress_tallies
from trainer.services.deriving import Difference, derive
from trainer.services.directing import today_in
from trainer.services.working import take_turn

EVERY: Final = timedelta(seconds=10)
BATCH: Final = 50
"""People derived in one transaction: fewer would cost more statements, more would keep SQLite's writers waiting."""
ROUND: Final = 40
"""Batches that the worker does before other duties have their turn."""


@dataclass
class Rebuilt:
    """How many were derived, and what was found to be other than it was stored."""

    people: int = 0
    differences: list[Difference] = field(default_factory=list)


def rebuild(session: Session, *, now: datetime, done: Callable[[int], object] = lambda _n: None) -> Rebuilt:
    """Everybody in every programme. A batch is a transaction, so that it can be stopped and run again."""
    found = Rebuilt()
    for programme_id in session.scalars(sa.select(Programme.id).order_by(Programme.id)).all():
        for batch in _batches(session, programme_id):
            found.differences += derive(session, programme_id, batch, now=now)
            session.commit()
            found.people += len(batch)
            done(len(batch))
        progress_tallies.count_anew(session, programme_id)
        session.commit()
    return found


def how_many(session: Session) -> int:
    """People to rebuild, once for each programme."""
    return sum(
        derivations.count_trainees(session, programme_id) for programme_id in session.scalars(sa.select(Programme.id))
    )


def _batches(session: Session, programme_id: int) -> Iterator[list[int]]:
    after = 0
    while batch := list(derivations.trainees(session, programme_id, after, BATCH)):
        yield batch
        after = batch[-1]


def derive_due(session: Session, *, now: datetime) -> None:
    """Whoever was derived by older rules, or may stand elsewhere since; the rest waits for the next round.

    Safe to run twice: who has been derived is not due any more.
    """
    if take_turn(session, name="progress", every=EVERY, now=now) is None:
        return
    session.commit()
    rounds = count()
    for programme in session.scalars(sa.select(Programme).order_by(Programme.id)).all():
        today = today_in(programme, now)
        while next(rounds) < ROUND:
            number = derivations.basis(session, programme.id)
            batch = derivations.falling_due(session, programme.id, number, today, BATCH)
            if not batch:
                break
            derive(session, programme.id, batch, now=now)
            session.commit()
    session.commit()


def names(session: Session, differences: list[Difference]) -> dict[int, str]:
    """Of the people whom differences are about."""
    ids = {one.account_id for one in differences}
    rows = session.execute(sa.select(Account.id, Account.name).where(Account.id.in_(ids)))
    return {row.id: row.name for row in rows}
