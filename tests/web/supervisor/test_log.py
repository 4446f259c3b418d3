"""A supervisee's log to read."""

import sqlalchemy as sa
from flask import Flask

from tests.web.house import database, visit
from tests.web.pages import words
from tests.web.supervisor.logs import LOG, THERE, more, same_statements
from trainer.db.models import AuditEvent


def test_cases_sessions_supervision(worked_app: Flask) -> None:
    more(worked_app, range(2, 4))
    client = visit(worked_app, "supervisor")
    found = words(client.get(LOG).text)
    assert "Case A1" in found
    assert "3 held" in found
    assert "written, not signed by a supervisor" in found
    assert "Olga Outside" in found
    assert "1 h" in found
    assert "6 entries" in found
    assert "Look at the 4 entries that wait for you" in found
    assert f'href="{LOG}"' in client.get(THERE).text
    with database(worked_app) as db:
        assert "log.opened" in db.scalars(sa.select(AuditEvent.action)).all()


def test_its_statements_do_not_grow(worked_app: Flask, statements: list[str]) -> None:
    same_statements(worked_app, statements, LOG, lambda: more(worked_app, range(2, 30)))
