"""What the tests of a supervisor's log pages begin with: addresses, entries that wait, and counting statements."""

from collections.abc import Callable

import sqlalchemy as sa
from flask import Flask

from tests import bonds, desks
from tests.logs import a_session
from tests.people import NOW
from tests.web.house import database, visit
from tests.work import member
from trainer.db.models import LogEntry, Verification
from trainer.services.log_desk import open_desk

THERE = f"/p/north/supervision/trainees/{bonds.TRAINEE}"
LOG = f"{THERE}/log"
WAITING = f"{LOG}/verification"


def at(ref: str) -> str:
    return f"{LOG}/entries/{ref}"


def more(site: Flask, numbers: range, key: str = "trainee") -> None:
    """Further sessions of the case, entered by the trainee."""
    with database(site) as db:
        desk = open_desk(db, member(db, key), NOW)
        for number in numbers:
            desks.add(desk, f"session-{number}", a_session(desks.CASE, number=number))
        db.commit()


def seen(site: Flask, *refs: str) -> list[str]:
    """What the boxes of a page hold for these entries."""
    with database(site) as db:
        rows = db.execute(sa.select(LogEntry.ref, LogEntry.digest).order_by(LogEntry.id))
        digests = {row.ref: row.digest for row in rows}
    return [f"{ref}:{digests[ref]}" for ref in refs]


def said(site: Flask) -> list[tuple[str, str]]:
    """Who was vouched for, or not, in order."""
    with database(site) as db:
        rows = db.execute(
            sa.select(LogEntry.ref, Verification.outcome)
            .join(Verification, Verification.entry_id == LogEntry.id)
            .order_by(Verification.id)
        )
        return [(ref, outcome) for ref, outcome in rows]


def same_statements(site: Flask, statements: list[str], path: str, grow: Callable[[], None]) -> None:
    """The page asks as much of a long log as of a short one."""

    def counted() -> int:
        client = visit(site, "supervisor")
        client.get(path)
        statements.clear()
        assert client.get(path).status_code == 200
        return len(statements)

    before = counted()
    grow()
    assert counted() == before
