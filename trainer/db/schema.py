"""Migrations from Python: upgrade, downgrade, compare."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

LOCK = 7_203_118
"""PostgreSQL's advisory lock under which one process migrates while others wait."""


@contextmanager
def _migrating(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One transaction for everything; on SQLite tables are rebuilt, so foreign keys are checked at the end instead."""
    with engine.connect() as connection:
        raw = connection.connection.cursor()
        sqlite = engine.dialect.name == "sqlite"
        if sqlite:
            raw.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                if not sqlite:
                    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
                yield connection
                if sqlite and (broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all()):
                    raise RuntimeError(f"the migration would leave rows that point nowhere: {broken[:5]}")
        finally:
            if sqlite:
                raw.execute("PRAGMA foreign_keys=ON")


def _config(connection: sa.Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", "trainer.db:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def upgrade(engine: sa.Engine, revision: str = "head") -> None:
    with _migrating(engine) as connection:
        command.upgrade(_config(connection), revision)


def downgrade(engine: sa.Engine, revision: str) -> None:
    with _migrating(engine) as connection:
        command.downgrade(_config(connection), revision)


def check(engine: sa.Engine) -> None:
    """Raises alembic's `CommandError` where the models and the migrated database differ.

    SQLite cannot tell what an index of expressions is of: such an index is compared on PostgreSQL alone.
    """
    with _migrating(engine) as connection, warnings.catch_warnings():
        warnings.filterwarnings("ignore", ".*expression-based index")
        command.check(_config(connection))


def revise(engine: sa.Engine, message: str, rev_id: str) -> None:
    """Write a migration file from the difference between the models and a database at the newest revision."""
    with _migrating(engine) as connection:
        command.revision(_config(connection), message, autogenerate=True, rev_id=rev_id)
