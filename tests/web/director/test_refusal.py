"""A director declines a paper, or takes back what the staff has entered."""

import sqlalchemy as sa
from flask import Flask

from tests import desks
from tests.web.director.logs import LOG, at, papers
from tests.web.house import database, visit
from tests.web.pages import post, words
from tests.web.supervisor.logs import said
from trainer.db.models import LogEntry


def test_a_paper_is_declined(worked_app: Flask) -> None:
    papers(worked_app, range(1, 2))
    client = visit(worked_app, "director")
    answer = post(client, f"{at('paper-1')}/decline", reason="incomplete")
    assert "Noted. Trainee is told." in words(client.get(answer.location).text)
    assert said(worked_app) == [("paper-1", "declined")]


def test_what_a_supervisor_has_to_vouch_for_is_not_theirs(worked_app: Flask) -> None:
    answer = post(visit(worked_app, "director"), f"{at(desks.SESSION)}/decline", reason="differs")
    assert answer.status_code == 422
    assert "This entry is for somebody else to vouch for." in words(answer.text)


def test_what_the_staff_entered_is_taken_back(worked_app: Flask) -> None:
    client = visit(worked_app, "director")
    post(client, f"{LOG}/papers/membership", nonce="n", body="isipt", since="2026-01-01")
    with database(worked_app) as db:
        ref = db.scalars(sa.select(LogEntry.ref).where(LogEntry.kind == "membership")).one()
    assert f"{at(ref)}/take-back" in client.get(at(ref)).text
    answer = post(client, f"{at(ref)}/take-back", reason="mistake")
    assert "An entry that was withdrawn" in words(client.get(answer.location).text)
    assert client.get(f"{at(ref)}/take-back").status_code == 302
