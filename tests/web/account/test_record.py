"""One's own record, also after leaving."""

import json

import sqlalchemy as sa
from flask import Flask

from tests.web.bonds import say, tie
from tests.web.house import database, visit
from tests.web.pages import words


def test_everything_to_read_and_to_take(app: Flask) -> None:
    tie(app)
    say(app, "trainee", "supervisor", "from me")
    say(app, "supervisor", "trainee", "from the other")
    with database(app) as db:
        db.execute(sa.text("UPDATE membership SET until_on = '2026-09-30'"))
        db.commit()
    client = visit(app, "trainee")
    found = words(client.get("/account/record").text)
    assert "The North Trainee – 1 September 2026 30 September 2026" in found
    assert "1 message that you wrote" in found
    file = client.get("/account/record.json")
    record = json.loads(file.text)
    assert (record["kind"], [m["text"] for m in record["messages"]]) == ("own", ["from me"])
    assert "no-store" in file.headers["Cache-Control"]
    with database(app) as db:
        assert db.scalar(sa.text("SELECT count(*) FROM audit_event WHERE action = 'record.downloaded'")) == 1
    assert "password" not in file.text.replace("change_password", "")
