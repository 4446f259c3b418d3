"""A senior grader hands a piece to a colleague by name."""

from datetime import timedelta

from flask import Flask

from tests.pieces import colleague, waiting
from tests.web.house import database, now, visit
from tests.web.pages import post, words
from trainer.db.models import Piece

QUEUE = "/p/north/supervision/queue"
DAY = timedelta(days=1)


def test_a_senior_hands_it_on_without_learning_whose_it_is(published_app: Flask) -> None:
    with database(published_app) as db:
        dan, piece = colleague(db, "Dan"), waiting(db, now() - DAY)
        colleague(db, "Sena", capabilities=["senior-grader"])
    page, client = f"/p/north/supervision/pieces/{piece.id}/grader", visit(published_app, "sena")
    assert f'href="{page}"' in client.get(f"{QUEUE}?show=unclaimed").text
    said = words(client.get(page).text)
    assert "It wants its first grading." in said
    assert "Trainee" not in said
    assert post(client, page, grader="x").status_code == 422
    assert post(client, page, grader=str(dan.id)).location == f"{QUEUE}?show=unclaimed"
    assert "given to Dan, not begun" in words(client.get(f"{QUEUE}?show=unclaimed").text)
    assert "Flour and water" in words(visit(published_app, "dan").get(QUEUE).text)
    with database(published_app) as db:
        assert db.get_one(Piece, piece.id).grader_id == dan.id


def test_nobody_else_does(published_app: Flask) -> None:
    with database(published_app) as db:
        piece = waiting(db, now() - DAY)
    client = visit(published_app, "supervisor")
    assert client.get(f"/p/north/supervision/pieces/{piece.id}/grader").status_code == 404
    assert "Hand it to a grader" not in words(client.get(QUEUE).text)
