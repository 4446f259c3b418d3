"""A supervisor writes a letter into a supervisee's log."""

import sqlalchemy as sa
from flask import Flask

from tests.web.house import database, visit
from tests.web.pages import post, words
from tests.web.supervisor.logs import LOG, at
from trainer.db.models import LogEntry, Programme

PAGE = f"{LOG}/letter"


def test_it_stands_in_the_log_as_written(worked_app: Flask) -> None:
    client = visit(worked_app, "supervisor")
    for _ in range(2):
        answer = post(client, PAGE, nonce="one", kind="recommendation", text="Careful work.", observed="y")
    assert "The letter stands in the log of Trainee." in words(client.get(answer.location).text)
    with database(worked_app) as db:
        ref = db.scalars(sa.select(LogEntry.ref).where(LogEntry.kind == "letter")).one()
    found = words(client.get(at(ref)).text)
    assert "Letter of recommendation" in found
    assert "Careful work." in found
    assert "verified by Supervisor" in found


def test_nothing_typed_is_lost(worked_app: Flask) -> None:
    answer = post(visit(worked_app, "supervisor"), PAGE, text="Careful work.")
    assert answer.status_code == 422
    assert "Careful work." in words(answer.text)
    assert "Choose one of these." in words(answer.text)


def test_without_free_text_only_that_there_is_one(worked_app: Flask) -> None:
    with database(worked_app) as db:
        db.execute(sa.update(Programme).values(settings={"log_free_text": False}))
        db.commit()
    client = visit(worked_app, "supervisor")
    assert "keeps no free text" in words(client.get(PAGE).text)
    assert post(client, PAGE, nonce="one", kind="report").status_code == 302
