"""What came of an attempt at a quiz: every option with its reason, and the way back to the section."""

import re

from flask import Flask
from flask.testing import FlaskClient

from tests.web.house import database, visit
from tests.web.pages import words
from tests.web.trainee.test_quiz_attempt import begin, finish
from trainer.db.models import QuizAttempt
from trainer.services import quizzing


def test_every_option_has_its_reason_and_every_question_its_section(published_app: Flask) -> None:
    client = visit(published_app, "trainee")
    attempt = begin(client)
    page = client.get(finish(client, attempt))
    with database(published_app) as db:
        row = db.get_one(QuizAttempt, int(attempt.rsplit("/", 1)[1]))
        _module, asked = quizzing.asked_in(db, row)
        right = sum(dict(row.marks or {}).values())
    said = words(page.text)
    assert page.text.count('<p class="reason">') == sum(len(one.options) for one in asked)
    assert f"{right} of 6 right" in said
    assert said.count("your answer") == 6
    assert said.count("this holds") == 6
    assert "counts towards no certificate" in said
    module = client.get("/p/north/modules/what-is-ipt").text
    for anchor in re.findall(r'href="/p/north/modules/what-is-ipt#([^"]+)"', page.text):
        assert f'id="{anchor}"' in module


def test_a_result_is_its_owners_alone(published_app: Flask) -> None:
    client = visit(published_app, "trainee")
    address = finish(client, begin(client))
    assert client.get(address).status_code == 200
    for key in ("supervisor", "director"):
        assert visit(published_app, key).get(address).status_code == 404


def test_a_look_asks_no_more_for_more_attempts(reader: FlaskClient, statements: list[str]) -> None:
    counts = []
    for _ in range(2):
        address = finish(reader, begin(reader))
        reader.get(address)
        statements.clear()
        reader.get(address)
        reader.get("/p/north/modules/what-is-ipt/quiz")
        counts.append(len(statements))
    assert counts[0] == counts[1]
