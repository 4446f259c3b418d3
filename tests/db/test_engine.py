"""Times come back in UTC, readers cannot write, and writers queue instead of failing."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, StatementError
from sqlalchemy.orm import Session

from trainer.db import late, reading
from trainer.db.models import ContentVersion, WorkerBeat

THREADS, ROUNDS = 8, 20


def count_up(engine: sa.Engine) -> None:
    """Read, then write what was read plus one, in one transaction."""
    with Session(engine) as session:
        row = session.scalars(sa.select(ContentVersion).with_for_update()).one()
        row.version += 1
        session.commit()


def test_concurrent_readers_that_write_lose_nothing(engine: sa.Engine) -> None:
    with Session(engine) as session:
        session.add(ContentVersion(id=1, version=0))
        session.commit()
    with ThreadPoolExecutor(THREADS) as pool:
        for done in [pool.submit(count_up, engine) for _ in range(THREADS * ROUNDS)]:
            done.result()
    with Session(engine) as session:
        assert session.scalars(sa.select(ContentVersion.version)).one() == THREADS * ROUNDS


def test_a_reader_waits_for_no_writer_and_sees_what_was_committed(engine: sa.Engine) -> None:
    with Session(engine) as writer, Session(reading(engine)) as reader:
        writer.add(ContentVersion(id=1, version=7))
        writer.flush()
        assert reader.scalars(sa.select(ContentVersion.version)).all() == []
        writer.commit()
        reader.rollback()
        assert reader.scalars(sa.select(ContentVersion.version)).all() == [7]


def test_a_reading_transaction_cannot_write(engine: sa.Engine, now: datetime) -> None:
    with Session(reading(engine)) as reader:
        reader.add(WorkerBeat(name="x", at=now))
        with pytest.raises(DBAPIError, match=r"readonly|read-only"):
            reader.commit()
    with Session(engine) as writer:  # the same connection, out of the pool, writes again
        writer.add(WorkerBeat(name="x", at=now))
        writer.commit()


def test_a_late_transaction_holds_no_lock_until_it_writes(engine: sa.Engine, now: datetime) -> None:
    with Session(late(engine)) as slow, Session(engine) as other:
        assert slow.scalars(sa.select(WorkerBeat)).all() == []
        other.add(WorkerBeat(name="other", at=now))
        other.commit()
        slow.rollback()
        slow.add(WorkerBeat(name="slow", at=now))
        slow.commit()
        assert {beat.name for beat in other.scalars(sa.select(WorkerBeat))} == {"other", "slow"}


def test_times_come_back_in_utc(db: Session) -> None:
    summer = datetime(2026, 7, 1, 12, 0, tzinfo=timezone(timedelta(hours=2)))
    db.add(WorkerBeat(name="x", at=summer))
    db.commit()
    db.expire_all()
    found = db.scalars(sa.select(WorkerBeat.at)).one()
    assert (found, found.tzinfo) == (summer, UTC)


def test_a_time_without_zone_is_refused(db: Session) -> None:
    db.add(WorkerBeat(name="x", at=datetime(2026, 7, 1)))  # noqa: DTZ001 - the fault under test
    with pytest.raises(StatementError, match="without a zone"):
        db.flush()


def test_sqlite_survives_a_power_cut(engine: sa.Engine) -> None:
    if engine.dialect.name == "postgresql":
        return
    with engine.connect() as connection:
        pragmas = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")]
    assert pragmas == ["wal", 2]
