"""What the programme holds about somebody: to read, to take, and noted each time it is taken."""

import json

import sqlalchemy as sa
from flask import Flask

from tests.web.bonds import PEOPLE, TRAINEE, say, tie
from tests.web.house import database, visit
from tests.web.pages import words
from trainer.db.models import AuditEvent


def test_it_can_be_read_and_taken_without_what_is_private(app: Flask) -> None:
    tie(app)
    say(app, "trainee", "supervisor", "between the two of us")
    client = visit(app, "director")
    page, file = client.get(f"{PEOPLE}/{TRAINEE}/record"), client.get(f"{PEOPLE}/{TRAINEE}/record.json")
    assert "Supervised by Supervisor from" in words(page.text)
    record = json.loads(file.text)
    assert (record["kind"], record["account"]["email"]) == ("programme", "trainee@example.org")
    assert "between the two of us" not in page.text + file.text
    assert file.headers["Content-Disposition"].startswith('attachment; filename="record-1-')
    client.get(f"{PEOPLE}/{TRAINEE}/record.json")
    with database(app) as db:
        actions = db.scalars(sa.select(AuditEvent.action).where(AuditEvent.action.startswith("record."))).all()
    assert actions == ["record.opened", "record.downloaded", "record.downloaded"]
