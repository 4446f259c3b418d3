"""With whom one can write."""

from flask import Flask

from tests.web.bonds import add, away, say, tie
from tests.web.house import visit
from tests.web.pages import words

PAGE = "/p/north/messages"


def said(site: Flask, key: str) -> str:
    answer = visit(site, key).get(PAGE)
    assert answer.status_code == 200
    return words(answer.text)


def test_before_anybody_is_put_together(app: Flask) -> None:
    assert "You have no supervisor yet." in said(app, "trainee")
    assert "You have no trainees yet." in said(app, "supervisor")


def test_each_finds_the_other_and_what_is_unread(app: Flask) -> None:
    tie(app)
    say(app, "trainee", "supervisor", "How do I begin?")
    assert "Supervisor How do I begin? your supervisor" in said(app, "trainee")
    found = said(app, "supervisor")
    assert "Trainee How do I begin? your trainee" in found
    assert "1 unread" in found


def test_who_stands_in(app: Flask) -> None:
    tie(app)
    dan = add(app, "dan", "supervisor")
    away(app, "supervisor", cover_id=dan)
    assert "Dan stands in for Supervisor nothing written yet" in said(app, "trainee")
    assert "Trainee you stand in for Supervisor" in said(app, "dan")


def test_a_closed_thread_stays_to_be_read(app: Flask) -> None:
    tie(app)
    say(app, "trainee", "supervisor", "Before")
    add(app, "dan", "supervisor")
    tie(app, "dan")
    for key in ("trainee", "supervisor"):
        assert "Before closed; you can still read it" in said(app, key)


def test_directors_and_experts_have_no_such_page(app: Flask) -> None:
    for key in ("director", "expert"):
        assert visit(app, key).get(PAGE).status_code == 404
