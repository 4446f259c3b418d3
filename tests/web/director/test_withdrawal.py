"""Leaving before the end, and the way back."""

from flask import Flask

from tests.web.bonds import DIRECTOR, PEOPLE, SUPERVISOR, TRAINEE, days, tie, today
from tests.web.house import database, visit
from tests.web.pages import post, words
from trainer.db.models import Membership
from trainer.web.components.people_words import on
from trainer.web.director.person import years_on

PAGE = f"{PEOPLE}/{TRAINEE}/withdrawal"


def test_out_and_back_again(app: Flask) -> None:
    client = visit(app, "director")
    assert post(client, PAGE, last_on=days(-1), why="moved away").location == f"{PEOPLE}/{TRAINEE}"
    person = words(client.get(f"{PEOPLE}/{TRAINEE}").text)
    assert "Trainee is withdrawn and has been told." in person
    assert "Reason: moved away" in person
    assert f"The record stays at least until {words(on(years_on(days(-1), 10)))}" in person
    assert visit(app, "trainee").get("/p/north/home").location == "/home"
    assert visit(app, "trainee").get("/account/record").status_code == 200
    assert post(client, f"{PEOPLE}/{TRAINEE}/way-back", page=f"{PEOPLE}/{TRAINEE}").status_code == 302
    with database(app) as db:
        assert db.get_one(Membership, TRAINEE).until_on is None


def test_refusals_keep_what_was_typed(app: Flask) -> None:
    tie(app)
    client = visit(app, "director")
    for who, said in ((SUPERVISOR, "Give them to somebody else first"), (DIRECTOR, "Invite another director first")):
        answer = post(client, f"{PEOPLE}/{who}/withdrawal", last_on=today(), why="a reason")
        assert answer.status_code == 422
        assert said in words(answer.text)
        assert 'value="a reason"' in answer.text
