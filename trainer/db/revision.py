"""Which revision a database is at and which the code wants, without loading the migration machinery."""

from pathlib import Path

import sqlalchemy as sa

VERSIONS = Path(__file__).with_name("migrations") / "versions"


def newest() -> str:
    """The newest revision in the code: migration files are named by their number."""
    return max(path.name.partition("_")[0] for path in VERSIONS.glob("[0-9]*_*.py"))


def current(engine: sa.Engine) -> str:
    """The revision a database is at; `base` when it is empty."""
    if not sa.inspect(engine).has_table("alembic_version"):
        return "base"
    with engine.connect() as connection:
        return connection.scalar(sa.text("SELECT version_num FROM alembic_version")) or "base"
