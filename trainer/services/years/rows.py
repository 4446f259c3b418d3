"""Rows gathered by the thousand and written in bulk, with numbers given out here: no statement waits for another."""

from collections.abc import Iterator
from itertools import count
from random import Random
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.base import Base
from trainer.domain.references import ALPHABET

CHUNK: Final = 2000
"""Rows of one table that go to the database at a time."""


class Rows:
    """What is still to be written, by table, in the order in which tables depend on each other."""

    def __init__(self, session: Session, rng: Random) -> None:
        self._connection = session.connection()  # past the session: nobody listens, all are derived in the end
        self._rng, self._taken = rng, set[str]()
        self._waiting: dict[type[Base], list[dict[str, Any]]] = {}
        self._numbers: dict[type[Base], Iterator[int]] = {}

    def number(self, table: type[Base]) -> int:
        """The next number of the table."""
        if table not in self._numbers:
            newest = self._connection.scalar(sa.select(sa.func.max(table.__table__.c.id))) or 0
            self._numbers[table] = count(newest + 1)
        return next(self._numbers[table])

    def reference(self) -> str:
        """As `new_reference`, but the same each time."""
        while (made := "".join(self._rng.choices(ALPHABET, k=8))) in self._taken:
            pass
        self._taken.add(made)
        return f"{made[:4]}-{made[4:]}"

    def add(self, table: type[Base], **values: Any) -> int:
        """One row; its number where the table has numbers."""
        if "id" in table.__table__.c:
            values = {"id": self.number(table), **values}
        self._waiting.setdefault(table, []).append(values)
        return int(values.get("id", 0))

    def write(self) -> None:
        """Everything that waits."""
        order = [table.name for table in Base.metadata.sorted_tables]
        for table in sorted(self._waiting, key=lambda t: order.index(t.__tablename__)):
            rows = self._waiting[table]
            for at in range(0, len(rows), CHUNK):
                self._connection.execute(sa.insert(table.metadata.tables[table.__tablename__]), rows[at : at + CHUNK])
        self._waiting.clear()

    def settle(self) -> None:
        """PostgreSQL gives out numbers of its own from here on."""
        if self._connection.dialect.name == "postgresql":
            for table in self._numbers:
                newest = sa.select(sa.func.max(table.__table__.c.id)).scalar_subquery()
                self._connection.execute(sa.select(sa.func.setval(f"{table.__tablename__}_id_seq", newest)))
