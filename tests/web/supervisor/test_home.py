"""The home of the role: supervisor."""

from datetime import timedelta

from flask import Flask

from tests import pieces
from tests.web.bonds import away, days, say, tie
from tests.web.house import database, now, visit
from tests.web.pages import words
from tests.work import hand_in, member
from trainer.services import claiming


def said(site: Flask, key: str = "supervisor") -> str:
    page = visit(site, key).get("/p/north/supervision")
    assert page.status_code == 200
    return words(page.text)


def test_an_empty_home_says_what_will_be_there(app: Flask) -> None:
    found = said(app)
    assert "No piece of work waits for you." in found
    assert "You supervise nobody at present." in found


def test_who_has_written_and_who_is_away(app: Flask) -> None:
    tie(app)
    away(app, "trainee", until_on=days(3))
    say(app, "trainee", "supervisor", "Hello")
    found = said(app)
    assert "Trainee 1 unread message" in found
    assert "Trainee on leave until" in found


def test_what_can_still_be_taken_back_is_not_there_yet(published_app: Flask) -> None:
    tie(published_app)
    with database(published_app) as db:
        hand_in(db, now())
    assert "No piece of work waits for you." in said(published_app)


def test_the_oldest_piece_comes_first(published_app: Flask) -> None:
    with database(published_app) as db:
        piece = pieces.waiting(db, now() - timedelta(days=1))
    found = said(published_app)
    assert "1 piece of work waits for you" in found
    assert "Grade this piece" in found
    with database(published_app) as db:
        claiming.claim(db, member=member(db, "supervisor"), piece_id=piece.id, now=now())
    assert "Go on grading" in said(published_app)


def test_whoever_has_none_is_offered_what_is_unclaimed(published_app: Flask) -> None:
    with database(published_app) as db:
        pieces.colleague(db, "Dan")
        pieces.waiting(db, now() - timedelta(days=1))
    assert "1 piece is unclaimed" in said(published_app, "dan")
