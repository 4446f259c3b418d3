"""Databases for tests: filled once, and put back as they were for each test.

An engine outlives the tests that share it, so that a statement is compiled once and not for each of them. A test gets
its own face of it (`execution_options`), which what it listens to goes away with.
"""

from pathlib import Path

import sqlalchemy as sa

from tests.people import replace_database
from trainer.db import make_engine
from trainer.db.base import Base

TABLES = tuple(table.name for table in Base.metadata.sorted_tables)


def in_database(url: str, name: str) -> str:
    return sa.make_url(url).set(database=name).render_as_string(hide_password=False)


def run_sql(url: str, statement: str) -> None:
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


class KeptFile:
    """A copy of a closed SQLite file."""

    def __init__(self, source: Path, folder: Path) -> None:
        self.source = source
        self.engine = make_engine(f"sqlite:///{folder / source.name}")

    def fresh(self) -> sa.Engine:
        """The database as it was."""
        self.engine.dispose()
        replace_database(self.source, self.engine.url)
        return self.engine.execution_options()


class Kept:
    """A copy of a PostgreSQL template, put back in a hundredth of the time that another copy takes."""

    def __init__(self, server: str, template: str) -> None:
        self.server, self.template, self.name = server, template, f"{template}_kept"
        self.engine = make_engine(in_database(server, self.name))
        self._script = self._make()

    def fresh(self) -> sa.Engine:
        """The database as it was."""
        try:
            with self.engine.connect() as connection:
                connection.exec_driver_sql(self._script)
                connection.commit()
        except sa.exc.DBAPIError:  # a test took a table away
            self.engine.dispose()
            self._script = self._make()
        return self.engine.execution_options()

    def _make(self) -> str:
        run_sql(self.server, f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")
        run_sql(self.server, f"CREATE DATABASE {self.name} TEMPLATE {self.template}")
        with self.engine.begin() as connection:
            filled = [t for t in TABLES if connection.exec_driver_sql(f'SELECT EXISTS (TABLE "{t}")').scalar()]
            connection.exec_driver_sql("CREATE SCHEMA kept")
            for table in filled:
                connection.exec_driver_sql(f'CREATE TABLE kept."{table}" AS TABLE "{table}"')
            found = connection.exec_driver_sql("SELECT sequencename, last_value FROM pg_sequences").all()
        # As a replica it neither checks references nor minds that some rows are never to change.
        steps = ["SET LOCAL lock_timeout = '5s'", "SET LOCAL session_replication_role = replica"]
        steps += [f'DELETE FROM "{table}"' for table in TABLES]  # noqa: S608
        steps += [f'INSERT INTO "{table}" TABLE kept."{table}"' for table in filled]
        steps += [f"SELECT setval('{name}', {last or 1}, {last is not None})" for name, last in found]
        return "; ".join(steps)
