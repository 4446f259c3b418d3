"""The worker's sign of life, and whose turn a duty is; on both databases."""

import threading
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.people import NOW
from trainer.db.models import AuditEvent, WorkerBeat
from trainer.db.queries.health import WORKER, beats, last_beat
from trainer.services.auditing import record
from trainer.services.working import NEVER, beat, note_fault, take_turn

HOUR = timedelta(hours=1)


def test_the_last_beat_counts(db: Session, now: datetime) -> None:
    assert last_beat(db) is None
    beat(db, name="worker", now=now)
    beat(db, name="worker", now=now + timedelta(seconds=30))
    assert last_beat(db) == now + timedelta(seconds=30)


def turn(db: Session, now: datetime) -> datetime | None:
    found = take_turn(db, name="dishes", every=HOUR, now=now)
    db.commit()
    return found


def test_a_turn_comes_once_in_its_time(db: Session) -> None:
    times = (NOW, NOW + HOUR / 2, NOW + HOUR, NOW + HOUR)
    assert [turn(db, at) for at in times] == [NEVER, None, NOW, None]


def test_a_turn_that_failed_comes_again(db: Session) -> None:
    take_turn(db, name="dishes", every=HOUR, now=NOW)
    db.rollback()
    assert turn(db, NOW) == NEVER


def test_a_fault_is_kept_until_it_succeeds(db: Session) -> None:
    note_fault(db, name="dishes", fault="No water")
    assert [(row.name, row.fault) for row in beats(db).values() if row.name != WORKER] == [("dishes", "No water")]
    turn(db, NOW)
    db.expire_all()
    assert db.scalars(sa.select(WorkerBeat.fault)).all() == [None]


@pytest.mark.parametrize("round_", range(3))
def test_of_two_workers_at_once_one_has_the_turn(engine: sa.Engine, round_: int) -> None:
    together, had = threading.Barrier(4), []

    def work() -> None:
        with Session(engine) as own:
            together.wait()
            if take_turn(own, name="dishes", every=HOUR, now=NOW) is not None:
                had.append(threading.get_ident())
                record(own, at=NOW, action="dishes.done", object_kind="dishes", object_id=round_)
                own.commit()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(had) == 1
    with Session(engine) as own:
        assert own.scalar(sa.select(sa.func.count(AuditEvent.id))) == 1
