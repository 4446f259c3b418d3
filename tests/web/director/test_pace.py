"""Part time, from a day on."""

import pytest
from flask import Flask

from tests.web.bonds import EXPERT, PEOPLE, TRAINEE, days, today
from tests.web.house import database, visit
from tests.web.pages import post, words
from trainer.db.models import Pace

PAGE = f"{PEOPLE}/{TRAINEE}/pace"


def test_it_is_kept_and_can_be_taken_out(app: Flask) -> None:
    client = visit(app, "director")
    assert post(client, PAGE, percent="80 %", from_on=days(3)).status_code == 302
    with database(app) as db:
        assert db.get_one(Pace, (TRAINEE, days(3))).percent == 80
    assert "80 per cent from" in words(client.get(PAGE).text)
    assert post(client, f"{PAGE}/out", page=PAGE, from_on=days(3)).status_code == 302
    assert "80 per cent" not in words(client.get(PAGE).text)
    assert post(client, f"{PAGE}/out", page=PAGE, from_on="nonsense").status_code == 302


@pytest.mark.parametrize(
    ("percent", "said"),
    [
        ("", "Say how many per cent."),
        ("half", "Write a whole number"),
        ("9", "Choose a number from 10 to 100."),
        ("101", "Choose a number from 10 to 100."),
    ],
)
def test_a_pace_that_is_none(app: Flask, percent: str, said: str) -> None:
    answer = post(visit(app, "director"), PAGE, percent=percent, from_on=today())
    assert answer.status_code == 422
    assert said in words(answer.text)


def test_only_trainees_have_one(app: Flask) -> None:
    answer = post(visit(app, "director"), f"{PEOPLE}/{EXPERT}/pace", percent="50", from_on=today())
    assert answer.status_code == 422
    assert "Only a trainee has a pace." in words(answer.text)
