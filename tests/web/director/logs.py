"""What the tests of a director's log pages begin with: addresses, papers that wait, counting statements."""

from collections.abc import Callable
from datetime import date

from flask import Flask

from tests import bonds, desks
from tests.people import NOW
from tests.web.bonds import PEOPLE
from tests.web.house import database, visit
from tests.work import member
from trainer.domain.log_entries import Membership
from trainer.services.log_desk import open_desk

LOG = f"{PEOPLE}/{bonds.TRAINEE}/log"
WAITING = f"{LOG}/verification"


def at(ref: str) -> str:
    return f"{LOG}/entries/{ref}"


def papers(site: Flask, numbers: range) -> None:
    """Memberships that the trainee says they hold."""
    with database(site) as db:
        desk = open_desk(db, member(db, "trainee"), NOW)
        for number in numbers:
            desks.add(desk, f"paper-{number}", Membership("isipt", date(2026, 1, number)))
        db.commit()


def same_statements(site: Flask, statements: list[str], path: str, grow: Callable[[], None]) -> None:
    """The page asks as much of many as of few."""

    def counted() -> int:
        client = visit(site, "director")
        client.get(path)
        statements.clear()
        assert client.get(path).status_code == 200
        return len(statements)

    before = counted()
    grow()
    assert counted() == before
