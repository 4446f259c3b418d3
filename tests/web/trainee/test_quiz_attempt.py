"""One's own attempt at a quiz: answered, kept, and silent about what is right until it is finished."""

import re

from flask import Flask
from flask.testing import FlaskClient

from tests import quizzes
from tests.web.house import database, visit
from tests.web.pages import post, token, words
from trainer.db.models import QuizAttempt
from trainer.services import quizzing

ADDRESS = "/p/north/modules/what-is-ipt/quiz"


def begin(client: FlaskClient) -> str:
    """The address of a new attempt."""
    location: str = post(client, f"{ADDRESS}/begin", page=ADDRESS).location
    return location


def finish(client: FlaskClient, attempt: str) -> str:
    """Every question answered with its first option; the address of the result."""
    fields = dict.fromkeys(re.findall(r'name="(answers\.[a-z-]+)"', client.get(attempt).text), "0")
    location: str = post(client, attempt, **fields).location
    return location


def test_a_plain_form_keeps_what_is_given_and_asks_for_the_rest(reader: FlaskClient) -> None:
    attempt = begin(reader)
    page = reader.get(attempt).text
    names = sorted(set(re.findall(r'name="(answers\.[a-z-]+)"', page)))
    assert len(names) == 6
    part = post(reader, attempt, **{names[0]: "1"})
    assert part.status_code == 422
    assert "5 questions have no answer yet; the others are kept." in words(part.text)
    assert re.search(rf'name="{re.escape(names[0])}" value="1" data-number checked', reader.get(attempt).text)
    done = finish(reader, attempt)
    assert done == f"{attempt}/result"
    assert reader.get(attempt).location == done


def test_nothing_tells_what_is_right_before_the_attempt_is_finished(published_app: Flask) -> None:
    client = visit(published_app, "trainee")
    attempt = begin(client)
    with database(published_app) as db:
        asked = quizzing.asked_in(db, db.get_one(QuizAttempt, int(attempt.rsplit("/", 1)[1])))[1]
    pages = [client.get(attempt), client.get(f"{attempt}/state"), post(client, attempt)]
    for page in pages:
        for one in asked:
            assert all(o.why[:40] not in page.text for o in one.options)
        assert "right" not in re.findall(r'class="([^"]*)"', page.text)
        assert '"right"' not in page.text
    assert client.get(f"{attempt}/result").location == attempt


def test_two_attempts_are_drawn_apart_and_one_stays_as_it_is(reader: FlaskClient) -> None:
    def stems(address: str) -> list[str]:
        return re.findall(r"</small>(.*?)</legend>", reader.get(address).text)

    first = begin(reader)
    seen = stems(first)
    assert stems(first) == seen
    finish(reader, first)
    drawn = {tuple(seen)}
    for _ in range(3):
        another = begin(reader)
        drawn.add(tuple(stems(another)))
        finish(reader, another)
    assert len(drawn) > 1


def test_nobody_else_opens_it(published_app: Flask) -> None:
    attempt = begin(visit(published_app, "trainee"))
    for key in ("supervisor", "director", "expert"):
        assert visit(published_app, key).get(attempt).status_code == 404


def test_the_pages_script_saves_each_answer(published_app: Flask) -> None:
    client = visit(published_app, "trainee")
    attempt = begin(client)
    page = client.get(attempt).text
    with database(published_app) as db:
        row = db.get_one(QuizAttempt, int(attempt.rsplit("/", 1)[1]))
        item, at = next(iter(quizzes.answers(db, row, 6).items()))
        account = row.account_id
    change = {"operation": "a", "path": f"answers.{item}", "base": None, "value": at}
    sent = {"account": account, "revision": 0, "changes": [change]}
    headers = {"X-CSRFToken": token(page)}
    assert client.post(f"{attempt}/changes", json=sent, headers=headers).get_json()["revision"] == 1
    assert client.get(f"{attempt}/state?since=0").get_json()["state"] == {f"answers.{item}": at}
    assert "state" not in client.get(f"{attempt}/state?since=1").get_json()
    other = client.post(f"{attempt}/changes", json=sent | {"account": account + 1}, headers=headers)
    assert other.status_code == 403
    finish(client, attempt)
    assert client.post(f"{attempt}/changes", json=sent, headers=headers).status_code == 409
