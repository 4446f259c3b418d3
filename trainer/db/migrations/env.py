"""Alembic's entry: runs on the connection that `trainer.db.schema` hands over."""

import warnings
from typing import Any, Literal

import sqlalchemy as sa
from alembic import context
from alembic.autogenerate.api import AutogenContext

import trainer.db.models  # noqa: F401 - makes every table known
from trainer.db.base import Base, Json, UTCDateTime


def render_item(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """Migrations must not depend on our code: write our own column type as the plain one it stores."""
    if kind == "type" and isinstance(item, UTCDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and item is Json:
        return "JSON"
    return False


connection: sa.Connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    compare_type=True,
    compare_server_default=True,
    render_as_batch=True,
    render_item=render_item,
)
# Rebuilding a table on SQLite reads those it refers to as well; an index over an expression is not wanted of them.
warnings.filterwarnings("ignore", "Skipped unsupported reflection of expression-based index", sa.exc.SAWarning)
with context.begin_transaction():
    context.run_migrations()
