"""Whom a row says something about: every table that a portfolio is assembled from declares it as `concerns`.

A session remembers whom the rows that it writes concern; `services.deriving` works their progress out again before
the commit. Statements count like objects, so that no way of writing is left out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session

from trainer.db.base import Base


@dataclass(frozen=True)
class Concerns:
    """`column` leads to the person: an account in `programme` (without one in every programme of theirs), or a row of

    `via`, which concerns somebody itself. `everybody`: all people of the programme, and without one all there are.
    `at`: the column that says when it happened, for what leaves no trace in the audit. `only`: a change to a row
    matters where it is to one of these columns; without any, every change does.
    """

    column: str = "account_id"
    programme: str = "programme_id"
    via: str = ""
    everybody: bool = False
    at: str = ""
    only: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """What has to be known of a row."""
        return tuple(filter(None, (self.column, "" if self.via else self.programme)))


@dataclass
class Changed:
    """What a transaction has written so far: keys by table. `at`: the latest moment that any of it tells."""

    rows: dict[str, set[tuple[Any, ...]]] = field(default_factory=dict)
    at: datetime | None = None

    def happened(self, at: datetime | None) -> None:
        """At this moment, or later."""
        self.at = max(filter(None, (self.at, at)), default=None)

    def also(self, other: "Changed") -> None:
        """What another transaction has written."""
        self.happened(other.at)
        for table, rows in other.rows.items():
            self.rows.setdefault(table, set()).update(rows)


KEY: Final = "changed"


def changed(session: Session) -> Changed:
    """What the transaction under way has written."""
    found: Changed = session.info.setdefault(KEY, Changed())
    return found


def happened(session: Session, at: datetime) -> None:
    """When it was, for a change that leaves no trace in the audit."""
    changed(session).happened(at)


def declared(table: str) -> Concerns | None:
    """What a table declares."""
    for mapper in Base.registry.mappers:
        if getattr(mapper.local_table, "name", "") == table:
            found: Concerns | None = getattr(mapper.class_, "concerns", None)
            return found
    return None


_known: dict[str, Concerns | None] = {}


def _concerns(table: str) -> Concerns | None:
    if table not in _known:
        _known[table] = declared(table)
    return _known[table]


def _note(session: Session, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
    concerns = _concerns(table)
    if concerns is not None:
        here = changed(session)
        for row in rows:
            here.rows.setdefault(table, set()).add(tuple(row[name] for name in concerns.columns))
            if concerns.at and row.get(concerns.at):
                here.happened(row[concerns.at])


def _plain(instance: Any, concerns: Concerns) -> dict[str, Any]:
    """What has to be known of it, and nothing that would have to be loaded."""
    return {name: getattr(instance, name) for name in (*concerns.columns, concerns.at) if name}


def _matters(session: Session, instance: Any) -> bool:
    """Whether a row that was there before has changed in what its table declares."""
    concerns = _concerns(instance.__tablename__)
    if concerns is None or not session.is_modified(instance):
        return False
    attributes = sa.inspect(instance).attrs
    return not concerns.only or any(attributes[name].history.has_changes() for name in concerns.only)


@event.listens_for(Session, "after_flush")
def _flushed(session: Session, _context: object) -> None:
    changes = [one for one in session.dirty if _matters(session, one)]
    for instance in [*session.new, *session.deleted, *changes]:
        table = instance.__tablename__
        if table == "audit_event":
            happened(session, instance.at)
        elif (concerns := _concerns(table)) is not None:
            _note(session, table, [_plain(instance, concerns)])


@event.listens_for(Session, "do_orm_execute")
def _executed(state: ORMExecuteState) -> None:
    """Statements that write rows without loading them."""
    statement: Any = state.statement
    if not (state.is_insert or state.is_update or state.is_delete):
        return
    table = statement.table.name
    given: Any = state.parameters or {}
    rows = [given] if isinstance(given, Mapping) else list(given)
    if table == "audit_event" and rows and "at" in rows[0]:
        happened(state.session, max(row["at"] for row in rows))
    concerns = _concerns(table)
    if concerns is None:
        return
    if state.is_insert or not concerns.columns:
        _note(state.session, table, rows or [{}])
        return
    columns = [statement.table.c[name] for name in concerns.columns]
    found = sa.select(*columns)
    if statement.whereclause is not None:
        found = found.where(statement.whereclause)
    _note(state.session, table, [dict(zip(concerns.columns, row, strict=True)) for row in state.session.execute(found)])


@event.listens_for(Session, "after_rollback")
def _rolled_back(session: Session) -> None:
    session.info.pop(KEY, None)
