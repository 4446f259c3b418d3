"""One person of the register, and the letter that shows nobody's address."""

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.certificates import ENTRY
from tests.web.house import database
from tests.web.pages import post, words
from trainer.db.models import Outbox, RegisterEntry

PAGE = f"/register/{ENTRY}"
LETTER = {"sender": "Ida Berg", "email": "ida@example.org", "text": "Have you a place?"}


def mails(site: Flask) -> list[str]:
    with database(site) as db:
        return list(db.scalars(sa.select(Outbox.address).where(Outbox.subject.contains("register"))))


def test_both_looks_by_name_and_day_and_no_address(worked_app: Flask) -> None:
    said = words(worked_app.test_client().get(PAGE).text)
    assert said.count("Director, The North, looked at it on") == 2
    assert "1 October 2026" in said
    assert "trainee@" not in said


def test_a_letter_goes_to_the_holder(worked_app: Flask) -> None:
    client = worked_app.test_client()
    assert post(client, PAGE, **LETTER).location == PAGE
    assert "on its way to Ana Lima" in words(client.get(PAGE).text)
    assert mails(worked_app) == ["trainee@example.org"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"sender": ""}, "Say who you are."),
        ({"email": "ida"}, "Write your mail address"),
        ({"text": " "}, "Say what it is about"),
        ({"text": "x" * 4001}, "there is room for 4000"),
    ],
)
def test_what_cannot_be_sent_is_said_and_nothing_is_lost(worked_app: Flask, change: dict[str, str], said: str) -> None:
    answer = post(worked_app.test_client(), PAGE, **(LETTER | {"sender": "Ida Berg, Lund"} | change))
    assert answer.status_code == 422
    assert said in words(answer.text)
    assert "ida" in answer.text
    assert mails(worked_app) == []


def test_only_a_few_a_day(worked_app: Flask) -> None:
    client = worked_app.test_client()
    for _ in range(3):
        assert post(client, PAGE, **LETTER).status_code == 302
    answer = post(client, PAGE, **LETTER)
    assert answer.status_code == 429
    assert "no more can be passed on. Try again tomorrow." in words(answer.text)
    assert len(mails(worked_app)) == 3


def test_whoever_left_is_gone(worked_app: Flask) -> None:
    with database(worked_app) as db:
        db.execute(sa.update(RegisterEntry).values(open=False))
        db.commit()
    client = worked_app.test_client()
    assert client.get(PAGE).status_code == 404
    assert client.get("/register/nobody").status_code == 404
    assert client.get(f"/register/{'x' * 3000}").status_code == 404
