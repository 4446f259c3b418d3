"""The list of cases."""

from flask import Flask
from flask.testing import FlaskClient

from tests import practice
from tests.web.house import database, visit
from tests.web.pages import words


def test_a_case_says_how_hard_how_long_and_what_it_touches_on(reader: FlaskClient) -> None:
    said = words(reader.get("/p/north/cases").text)
    assert "Flour and water" in said
    assert "Intermediate about 60 minutes 3 sessions" in said
    assert "Touches on: " in said
    assert "Practises: " in said


def test_an_empty_list_explains_itself(early: FlaskClient) -> None:
    assert "Until then the modules are the place to be" in words(early.get("/p/north/cases").text)


def test_a_trainee_sees_what_is_begun_and_what_was_worked(published_app: Flask) -> None:
    with database(published_app) as db:
        practice.settle(db)
    said = words(visit(published_app, "trainee").get("/p/north/cases").text)
    assert "3 sessions begun: session 1 of 3 worked once" in said
    assert "worked" not in words(visit(published_app, "supervisor").get("/p/north/cases").text)
