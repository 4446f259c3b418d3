"""The worker's own traces: that it lives, whose turn a duty is, and what a duty stumbled over."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db import reading
from trainer.db.models import WorkerBeat
from trainer.db.new_rows import add_new, replace

WORKER: Final = "worker"
NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)


def beat(session: Session, *, name: str, now: datetime) -> None:
    """Note that the worker is alive."""
    replace(session, WorkerBeat, [{"name": name, "at": now, "fault": None}])
    session.commit()


def take_turn(session: Session, *, name: str, every: timedelta, now: datetime) -> datetime | None:
    """When this duty was last done, if it is due again; the caller does it in this same transaction and commits.

    None where it is not due yet, or where another worker has just done it: of two at once the second one waits here
    until the first has committed. Where the duty fails, its transaction is undone and its turn comes again.
    """
    add_new(session, WorkerBeat, [{"name": name, "at": NEVER, "fault": None}])
    mine = sa.select(WorkerBeat).where(WorkerBeat.name == name).with_for_update()
    row = session.scalars(mine, execution_options={"populate_existing": True}).one()
    last = row.at
    if last > now - every:
        session.rollback()
        return None
    row.at, row.fault = now, None
    session.flush()
    return last


def last_done(session: Session, name: str) -> datetime:
    """When a duty was last done; NEVER if it never was."""
    return session.scalar(sa.select(WorkerBeat.at).where(WorkerBeat.name == name)) or NEVER


@contextmanager
def looking(session: Session) -> Iterator[Session]:
    """A session beside this one that only reads: what takes long to find out locks nobody out of SQLite meanwhile."""
    engine = session.get_bind().engine
    with Session(reading(engine), expire_on_commit=False) as beside:
        yield beside


def note_fault(session: Session, *, name: str, fault: str) -> None:
    """Keep what a duty stumbled over, for the director to see; the next time it succeeds, it is forgotten."""
    add_new(session, WorkerBeat, [{"name": name, "at": NEVER, "fault": None}])
    session.execute(sa.update(WorkerBeat).where(WorkerBeat.name == name).values(fault=fault[:500]))
    session.commit()
