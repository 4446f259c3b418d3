"""The questions of a ten-minute defence on one sheet, and what came of it."""

import sqlalchemy as sa
from flask import Flask

from tests.web.bonds import today
from tests.web.house import database, visit
from tests.web.lessons import TRAINEE, piece
from tests.web.pages import post, token, words
from trainer.db.models import Defence


def test_asked_recorded_and_told(published_app: Flask) -> None:
    made, _reference = piece(published_app)
    page = f"/p/north/supervision/pieces/{made.id}/defence"
    client = visit(published_app, "supervisor")
    assert page in client.get(TRAINEE).text
    asked = words(client.get(page).text)
    assert asked.count("Picked because") == 3
    assert "Citation 2" in asked
    assert "another area came first afterwards" in asked
    fields = {"outcome": "partly", "note": "C29 was not explained.", "held_on": today().isoformat(), "seen": ""}
    assert post(client, page, **fields).location == page
    assert "it stood in part. Noted by Supervisor" in words(client.get(page).text)
    assert "Your defence of “Flour and water” stood in part" in words(
        visit(published_app, "trainee").get("/p/north/notices").text
    )


def test_what_is_missing_is_said_and_words_stay(published_app: Flask) -> None:
    made, _reference = piece(published_app)
    page = f"/p/north/supervision/pieces/{made.id}/defence"
    client = visit(published_app, "supervisor")
    answer = post(client, page, note="Half of it.", held_on="", seen="")
    assert answer.status_code == 422
    assert "Say how it went." in words(answer.text)
    assert "Half of it." in answer.text


def test_the_slower_of_two_is_told_and_loses_nothing(published_app: Flask) -> None:
    made, _reference = piece(published_app)
    page = f"/p/north/supervision/pieces/{made.id}/defence"
    client = visit(published_app, "supervisor")
    opened = client.get(page).text
    fields = {"outcome": "stood", "note": "", "held_on": today().isoformat(), "seen": ""}
    post(client, page, **fields)
    late = client.post(page, data={**fields, "csrf_token": token(opened), "outcome": "not", "note": "My own view."})
    assert late.status_code == 422
    assert "has noted an outcome of this defence meanwhile" in words(late.text)
    assert "My own view." in late.text
    with database(published_app) as db:
        assert db.scalars(sa.select(Defence.outcome)).one() == "stood"


def test_work_that_is_not_released_has_none(published_app: Flask) -> None:
    made, _reference = piece(published_app, released=False)
    page = f"/p/north/supervision/pieces/{made.id}/defence"
    assert visit(published_app, "supervisor").get(page).status_code == 404
