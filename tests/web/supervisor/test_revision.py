"""Giving work back for revision."""

from datetime import timedelta

from flask import Flask

from tests.pieces import colleague, waiting
from tests.web.house import database, now, visit
from tests.web.pages import post, words
from tests.work import member
from trainer.db.models import Piece
from trainer.services.claiming import claim


def given(site: Flask) -> int:
    with database(site) as db:
        colleague(db, "Dan")
        piece = waiting(db, now() - timedelta(days=1))
        claim(db, member=member(db, "supervisor"), piece_id=piece.id, now=now())
        return piece.id


def test_it_goes_back_with_a_date_and_words(published_app: Flask) -> None:
    piece_id = given(published_app)
    page, client = f"/p/north/supervision/pieces/{piece_id}/return", visit(published_app, "supervisor")
    until = f"{now() + timedelta(days=7):%Y-%m-%d}T17:00"
    answer = post(client, page, until=until, what="Ask what each of them expects.")
    assert "With the trainee for revision until" in words(client.get(answer.location).text)
    with database(published_app) as db:
        assert db.get_one(Piece, piece_id).state == "returned"


def test_what_is_missing_is_said_and_what_was_typed_stays(published_app: Flask) -> None:
    piece_id = given(published_app)
    page, client = f"/p/north/supervision/pieces/{piece_id}/return", visit(published_app, "supervisor")
    answer = post(client, page, until="2020-01-01T17:00", what="Ask what each expects.")
    assert answer.status_code == 422
    assert "lies in the past" in words(answer.text)
    assert "Ask what each expects." in answer.text
    assert "Say in a few words what is to be revised." in words(post(client, page, what="").text)


def test_nobody_else_finds_the_page(published_app: Flask) -> None:
    piece_id = given(published_app)
    assert visit(published_app, "dan").get(f"/p/north/supervision/pieces/{piece_id}/return").status_code == 404
