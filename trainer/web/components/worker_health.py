"""Whether the worker lives and mail goes out, for whoever has to know."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.orm import Session

from trainer.db.queries import health

SILENT: Final = timedelta(minutes=5)
"""A worker that has not been seen for so long is taken for stopped."""


@dataclass(frozen=True)
class WorkerHealth:
    """`seen_at` is None if no worker ever ran; `faults` name duties and what they stumbled over."""

    seen_at: datetime | None
    faults: tuple[tuple[str, str], ...]
    is_silent: bool


def worker_health(session: Session, now: datetime) -> WorkerHealth:
    """As it is noted in the database, whichever machine the worker runs on."""
    beats = health.beats(session)
    worker = beats.pop(health.WORKER, None)
    seen = worker.at if worker else None
    faults = tuple((row.name, row.fault) for row in beats.values() if row.fault)
    return WorkerHealth(seen, faults, seen is None or now - seen > SILENT)
