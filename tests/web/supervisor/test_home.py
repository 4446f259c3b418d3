"""The home of the role: supervisor."""

from datetime import timedelta

from flask import Flask

from tests.web.bonds import add, away, days, say, tie
from tests.web.house import database, now, visit
from tests.web.pages import words
from tests.work import hand_in


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


def test_what_was_handed_in_stands_there_for_whoever_looks_after_the_trainee(published_app: Flask) -> None:
    tie(published_app)
    dan = add(published_app, "dan", "supervisor")
    with database(published_app) as db:
        hand_in(db, now() - timedelta(minutes=11))
    assert "Flour and water Trainee" in said(published_app)
    assert "No piece of work waits for you." in said(published_app, "dan")
    away(published_app, "supervisor", cover_id=dan)
    assert "Flour and water Trainee" in said(published_app, "dan")


def test_what_can_still_be_taken_back_is_not_there_yet(published_app: Flask) -> None:
    tie(published_app)
    with database(published_app) as db:
        hand_in(db, now())
    assert "No piece of work waits for you." in said(published_app)
