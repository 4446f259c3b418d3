"""A trainee's home."""

import re
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests import people, practice, work
from tests.pieces import released, returned
from tests.web.house import assign, database, now, visit
from tests.web.pages import words
from tests.web.trainee.conftest import trainee_of
from tests.web.trainee.desk import start
from tests.work import member
from trainer.db.models import Submission
from trainer.services import submitting


def test_home_says_where_one_is_and_what_comes_next(reader: FlaskClient) -> None:
    page = reader.get("/p/north/home")
    assert page.status_code == 200
    said = words(page.text)
    assert "Good to see you, Trainee" in said
    assert "A good place to start What IPT is" in said
    assert 'href="/p/north/cases/flour-and-water"' in page.text
    assert "Nobody is told which pages you open" in said


def test_an_empty_home_explains_itself(early: FlaskClient) -> None:
    said = words(early.get("/p/north/home").text)
    assert "No module has been published yet." in said
    assert "No case has been published yet." in said


def test_an_empty_home_teaches(reader: FlaskClient) -> None:
    said = words(reader.get("/p/north/home").text)
    assert "Nothing is open. A case takes about an hour" in said
    assert "When you have handed in a case, you see here where the readers agree with you" in said
    assert "It is never evidence for a credential" in said
    assert "Shown once you have handed in a case and seen its readers." in said


def test_a_draft_comes_first_with_how_far_it_is(reader: FlaskClient) -> None:
    address = start(reader).address
    page = reader.get("/p/north/home").text
    assert "Go on where you left off Flour and water" in words(page)
    assert "session 1 of 3" in words(page)
    assert re.search(r"last saved <time datetime=", page)
    assert page.count(f'href="{address}"') == 3


def test_waiting_readers_come_before_everything(reader: FlaskClient) -> None:
    receipt = start(reader).finish()
    page = reader.get("/p/north/home").text
    assert "Your work is in, and the readers are waiting Flour and water" in words(page)
    assert f'<a class="button" href="{receipt}">' in page
    assert "of 100" not in words(page)


def test_assessed_work_that_is_not_released_is_with_the_supervisors(published_app: Flask) -> None:
    with database(published_app) as db:
        practice.handed_in(db, work.member(db, "trainee"), people.NOW, reveal=False).mode = "assessed"
        db.commit()
    said = words(visit(published_app, "trainee").get("/p/north/home").text)
    assert "Flour and water assessed work, with your supervisors handed in " in said


def test_work_for_revision_stands_there_with_its_date_and_once(published_app: Flask) -> None:
    with database(published_app) as db:
        piece = returned(db, now() - timedelta(days=2))
        reference = db.get_one(Submission, piece.submission_id).reference
    client = visit(published_app, "trainee")
    page = client.get("/p/north/home").text
    said = words(page)
    assert re.search(r"From your graders Flour and water for revision, due \w+ \d+ \w+ \d{4}, \d\d:\d\d", said)
    assert f'href="/p/north/submissions/{reference}/feedback"' in page
    assert "Work on it again" in said
    assert "with your supervisors" not in said
    assert "draft, not handed in" not in said
    assert "Asked of you" not in said
    assert "Nothing but what has come back to you, above." in said
    with database(published_app) as db:
        me = member(db, "trainee")
        again = submitting.hand_in(db, member=me, draft_id=piece.draft_id, now=now() - timedelta(hours=1))
    said = words(client.get("/p/north/home").text)
    assert said.count("assessed work, with your supervisors") == 1
    assert "From your graders" not in said
    assert again.reference in client.get("/p/north/home").text


@pytest.mark.parametrize(("days", "told"), [(13, True), (15, False)])
def test_newly_released_feedback_stands_there_for_two_weeks(published_app: Flask, days: int, told: bool) -> None:
    with database(published_app) as db:
        piece = released(db, now() - timedelta(days=days, hours=3))
        reference = db.get_one(Submission, piece.submission_id).reference
    page = visit(published_app, "trainee").get("/p/north/home").text
    assert ("From your graders Flour and water judged, and released to you" in words(page)) is told
    assert (f'href="/p/north/submissions/{reference}/feedback"' in page) is told


def test_what_practice_has_shown_stands_beside_the_readers(worked_app: Flask) -> None:
    page = trainee_of(worked_app).get("/p/north/home").text
    said = words(page)
    assert re.search(r"Latest: \d+ of 100; measured as the readers are \d+, below their own range, \d+ to \d+", said)
    assert "Heard in 0 of 1 case that held something." in said
    assert f'href="/p/north/submissions/{practice.REFERENCE}/result"' in page
    assert page.count('class="readers-range"') == 3


def test_the_advice_of_the_last_result_leads_on(worked_app: Flask) -> None:
    with Session(worked_app.extensions["engine"]) as own:
        own.execute(sa.text("DELETE FROM draft WHERE handed_in_at IS NULL"))
        own.commit()
    page = trainee_of(worked_app).get("/p/north/home").text
    assert "What to practise next Listen for what is said sideways" in words(page)


def test_home_asks_few_questions(worked_app: Flask, statements: list[str]) -> None:
    """Also of somebody who is asked for a module, and for a case that has an alternative."""
    assign(worked_app, modules=(work.MODULE,), cases=(), mode="practice")
    assign(worked_app, alternative=work.ALIKE)
    client = trainee_of(worked_app)
    client.get("/p/north/home")
    statements.clear()
    client.get("/p/north/home")
    assert len(statements) <= 8
