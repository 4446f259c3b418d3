"""Adding rows unless they are there already, on either database; thousands at a time take a few statements."""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from trainer.db.base import Base


def _insert(session: Session, table: type[Base]) -> Any:
    """`Any`: the two dialects' inserts have the same methods and no type in common."""
    if session.get_bind().dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


def add_new(session: Session, table: type[Base], rows: Sequence[Mapping[str, Any]]) -> int:
    """Insert the rows; one that meets a unique key is left out. Returns how many were added."""
    if not rows:
        return 0
    statement = _insert(session, table).on_conflict_do_nothing()
    keys = list(sa.inspect(table).primary_key)
    return len(session.execute(statement.returning(*keys), list(rows)).all())


def replace(session: Session, table: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows; one whose primary key is there already takes its place."""
    if not rows:
        return
    statement = _insert(session, table)
    keys = [column.name for column in sa.inspect(table).primary_key]
    fresh = {name: statement.excluded[name] for name in rows[0] if name not in keys}
    # One statement for all: as it is, rows with nothing in a column would go in one of their own.
    whole = {"render_nulls": True}
    statement = statement.on_conflict_do_update(index_elements=keys, set_=fresh)
    session.execute(statement, list(rows), execution_options=whole)


def add_up(session: Session, table: type[Base], rows: Sequence[Mapping[str, Any]], counted: str) -> None:
    """Insert the rows; to one that is there already the number in `counted` is added."""
    if not rows:
        return
    statement = _insert(session, table)
    keys = [column.name for column in sa.inspect(table).primary_key]
    there = table.__table__.c[counted]
    more = {counted: there + statement.excluded[counted]}
    session.execute(statement.on_conflict_do_update(index_elements=keys, set_=more), list(rows))
