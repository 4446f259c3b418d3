"""A supervisor's trainees, and those for whom they stand in."""

from flask import Flask

from tests.web.bonds import add, away, days, say, tie
from tests.web.house import visit
from tests.web.pages import words

PAGE = "/p/north/supervision/trainees"


def said(site: Flask, key: str = "supervisor") -> str:
    answer = visit(site, key).get(PAGE)
    assert answer.status_code == 200
    return words(answer.text)


def test_an_empty_page_teaches(app: Flask) -> None:
    assert "You supervise nobody at present." in said(app)


def test_each_with_how_they_are_and_what_is_unread(app: Flask) -> None:
    tie(app)
    away(app, "trainee", until_on=days(3))
    say(app, "trainee", "supervisor", "Hello")
    found = said(app)
    assert "Trainee trainee@example.org – since" in found
    assert "on leave until" in found
    assert "1 unread message" in found


def test_on_leave_with_somebody_to_stand_in(app: Flask) -> None:
    tie(app)
    dan = add(app, "dan", "supervisor")
    away(app, "supervisor", until_on=days(9), cover_id=dan)
    own = said(app)
    assert "You are on leave until" in own
    assert "Dan stands in for you." in own
    covering = said(app, "dan")
    assert "For whom you stand in" in covering
    assert "Trainee trainee@example.org – for Supervisor until" in covering
