"""The home of the training log: cases at a glance, supervision, courses, papers; the same statements however much."""

from flask import Flask
from flask.testing import FlaskClient

from tests.web.house import visit
from tests.web.pages import words

PAGE = "/p/north/log"


def test_everything_at_a_glance(judged_app: Flask) -> None:
    said = words(visit(judged_app, "trainee").get(PAGE).text)
    assert "Case A1 IPT-16 major depression 2 sessions held recorded supervised rated early 2 1 1 0" in said
    assert "Supervision with Supervisor, 16 September 2026, 1 h not verified yet" in said
    assert "Course “Two days of IPT”, 2 March 2026 not verified yet" in said
    assert "not monitored for emergencies" in said
    assert "No names" in said


def test_an_empty_log_teaches(reader: FlaskClient) -> None:
    said = words(reader.get(PAGE).text)
    assert "Enter your first case" in said
    assert "A case is one patient’s treatment under a code of your own making" in said


def test_statements_do_not_grow_with_entries(published_app: Flask, judged_app: Flask, statements: list[str]) -> None:
    counts = []
    for site in (published_app, judged_app):
        client = visit(site, "trainee")
        client.get(PAGE)
        statements.clear()
        client.get(PAGE)
        counts.append(len(statements))
    assert counts[0] == counts[1]
