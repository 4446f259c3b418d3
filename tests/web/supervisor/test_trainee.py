"""A supervisor's page of one trainee."""

from datetime import timedelta

import sqlalchemy as sa
from flask import Flask

from tests import learning, practice
from tests.web.bonds import add, away, days, say
from tests.web.house import assign, database, now, visit
from tests.web.lessons import TRAINEE, aim, piece
from tests.web.pages import post, words
from tests.work import HARDER, member
from trainer.db.models import Aim, AuditEvent, Sequel, Submission
from trainer.services.aiming import say_uses


def test_work_aims_questions_and_what_is_due(published_app: Flask) -> None:
    aim_id = aim(published_app)
    with database(published_app) as db:
        trainee = member(db, "trainee")
        practice.handed_in(db, trainee, now() - timedelta(days=1))
        draft_id = learning.worked(db, now() - timedelta(hours=1))
        say_uses(db, member=trainee, draft_id=draft_id, uses={aim_id: "I asked."}, now=now())
        learning.handed_in(db, now() - timedelta(hours=1), draft_id=draft_id)
    piece(published_app)
    assign(published_app, cases=(HARDER,))
    say(published_app, "supervisor", "trainee", "How are you?")
    say(published_app, "trainee", "supervisor", "When do we meet?")
    client = visit(published_app, "supervisor")
    assert TRAINEE in client.get("/p/north/supervision/trainees").text
    page = words(client.get(TRAINEE).text)
    assert "Judged at 3 of 5 on average over the criteria." in page
    assert "with the graders" in page
    assert "I asked." in page
    assert "When do we meet?" in page
    assert "How are you?" not in page
    assert "The second desk" in page
    assert "1 practice case handed in" in page
    assert "of 100" not in page, "what came of practice is the trainee's own"
    with database(published_app) as db:
        assert "person.opened" in db.scalars(sa.select(AuditEvent.action)).all()
        db.scalars(sa.select(Submission).where(Submission.mode == "practice")).one().shared_at = now()
        db.commit()
    assert "of 100" in words(client.get(TRAINEE).text)


def test_aims_are_agreed_and_met(published_app: Flask) -> None:
    piece(published_app)
    client = visit(published_app, "supervisor")
    assert post(client, TRAINEE, text="Name the rival area.").location == TRAINEE
    assert "It is met" in words(client.get(TRAINEE).text)
    with database(published_app) as db:
        aim_id = db.scalars(sa.select(Aim.id)).one()
    assert post(client, f"{TRAINEE}/aims/{aim_id}/met", page=TRAINEE).location == f"{TRAINEE}#aim-{aim_id}"
    assert "1 aim met" in words(client.get(TRAINEE).text)
    post(client, f"{TRAINEE}/aims/{aim_id}/open", page=TRAINEE)
    assert "It is met" in words(client.get(TRAINEE).text)
    assert post(client, TRAINEE, text="").status_code == 422


def test_for_whoever_stands_in_and_nobody_else(published_app: Flask) -> None:
    piece(published_app)
    dan = add(published_app, "dan", "supervisor")
    client = visit(published_app, "dan")
    for path in (TRAINEE, f"{TRAINEE}/agenda", "/p/north/supervision/trainees/3"):
        assert client.get(path).status_code == 404
    away(published_app, "supervisor", until_on=days(9), cover_id=dan)
    for path in (TRAINEE, f"{TRAINEE}/agenda"):
        assert client.get(path).status_code == 200


def test_no_statement_is_asked_more_often_for_more_work(published_app: Flask, statements: list[str]) -> None:
    client = visit(published_app, "supervisor")
    piece(published_app)
    aim(published_app)
    client.get(TRAINEE)  # what is read once a process
    counts = []
    for _round in range(2):
        statements.clear()
        client.get(TRAINEE)
        counts.append(len(statements))
        for _more in range(2):
            piece(published_app)
            aim(published_app)
    assert counts[0] == counts[1]


def test_that_a_treatment_was_read_to_its_end_and_nothing_of_what_was_chosen(published_app: Flask) -> None:
    made, _reference = piece(published_app)
    address, row = "/p/north/programme/people/{}", {"state": {"why.the-card": "my own affair"}, "passed": 2}
    moments = {"started_at": now(), "saved_at": now()}
    with database(published_app) as db:
        sequel = Sequel(submission_id=made.submission_id, circled_at=None, **row, **moments)
        db.add(sequel)
        db.commit()
        trainee_id, sequel_id = member(db, "trainee").id, sequel.id
    pages = {"supervisor": TRAINEE, "director": address.format(trainee_id)}
    for done in (False, True):
        for key, path in pages.items():
            page = visit(published_app, key).get(path).text
            assert ("treatment read to its end" in page) == done
            assert "my own affair" not in page
        with database(published_app) as db:
            db.get_one(Sequel, sequel_id).circled_at = now()
            db.commit()
