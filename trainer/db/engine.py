"""Engines and sessions: writers take SQLite's write lock at once, readers never do and cannot write.

A deferred SQLite transaction that reads and then writes fails with "database is locked" as soon as another one wrote
in between, whatever the timeout. So a transaction says beforehand what it is: the engine itself gives writing ones,
`reading(engine)` gives read-only ones, `late(engine)` gives those that read for long and hardly ever write.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import Session, scoped_session, sessionmaker

session: scoped_session[Session] = scoped_session(sessionmaker(expire_on_commit=False))
"""The session of the current request; `trainer.app` binds it anew for each."""


def make_engine(url: str) -> sa.Engine:
    """An engine for SQLite (WAL, durable) or PostgreSQL."""
    if sa.make_url(url).get_backend_name() == "sqlite":
        return _sqlite(url)
    return _postgresql(url)


def reading(engine: sa.Engine) -> sa.Engine:
    """The same pool, for transactions that only read: on either database a write in one is refused."""
    return engine.execution_options(transaction="read", postgresql_readonly=True)


def snapshot(engine: sa.Engine) -> sa.Engine:
    """Read-only as well, and all of a transaction sees the same: what is read in parts is of one moment.

    SQLite gives that to every transaction.
    """
    whole = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
    return reading(engine).execution_options(**whole)


def late(engine: sa.Engine) -> sa.Engine:
    """The same pool, for transactions that compute for long and take the write lock only should they write."""
    return engine.execution_options(transaction="late")


@contextmanager
def open_session(url: str) -> Iterator[Session]:
    """A writing session of one's own, for the command line."""
    engine = make_engine(url)
    try:
        with Session(engine, expire_on_commit=False) as own:
            yield own
    finally:
        engine.dispose()


def _postgresql(url: str) -> sa.Engine:
    engine = sa.create_engine(url, pool_pre_ping=True)

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: object) -> None:
        # A programme fits into memory, where a page that is looked up costs hardly more than the next one, and little
        # beside the rows in it. By its usual figures, for disks that spin, PostgreSQL would read tables of thousands
        # of rows from end to end where an index leads to the twenty that a page shows.
        connection.execute("SET seq_page_cost = 0.1; SET random_page_cost = 0.11")
        connection.commit()

    return engine


def _sqlite(url: str) -> sa.Engine:
    if file := sa.make_url(url).database:
        Path(file).parent.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(url, connect_args={"timeout": 10})

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # the driver must not begin transactions of its own
        # Without recursive triggers INSERT OR REPLACE would take rows away past the trigger that forbids it.
        for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=FULL", "recursive_triggers=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        kind = connection.get_execution_options().get("transaction", "write")
        # Straight to the driver, which is cheaper; but who waits in vain for the write lock is told by SQLAlchemy.
        driver = connection.connection
        if connection.info.get("query_only") != (kind == "read"):  # asked anew it would undo all prepared statements
            driver.cursor().execute(f"PRAGMA query_only={'ON' if kind == 'read' else 'OFF'}").close()
            connection.info["query_only"] = kind == "read"
        if kind == "write":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            driver.cursor().execute("BEGIN").close()

    return engine
