"""The home of the role: supervisor."""

from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests import pieces
from tests.people import account, enter
from tests.web.house import database, now, visit
from tests.web.pages import words
from tests.work import member
from trainer.services import claiming


def test_an_empty_home_says_what_will_be_there(client: FlaskClient, site_db: Session) -> None:
    enter(client, account(site_db, "supervisor"))
    page = client.get("/p/north/supervision")
    assert page.status_code == 200
    assert "No piece of work waits for you." in words(page.text)


def test_the_oldest_piece_comes_first(published_app: Flask) -> None:
    with database(published_app) as db:
        piece = pieces.waiting(db, now() - timedelta(days=1))
    client = visit(published_app, "supervisor")
    found = words(client.get("/p/north/supervision").text)
    assert "1 piece of work waits for you" in found
    assert "Grade this piece" in found
    with database(published_app) as db:
        claiming.claim(db, member=member(db, "supervisor"), piece_id=piece.id, now=now())
    assert "Go on grading" in words(client.get("/p/north/supervision").text)


def test_whoever_has_none_is_offered_what_is_unclaimed(published_app: Flask) -> None:
    with database(published_app) as db:
        pieces.colleague(db, "Dan")
        pieces.waiting(db, now() - timedelta(days=1))
    assert "1 piece is unclaimed" in words(visit(published_app, "dan").get("/p/north/supervision").text)
