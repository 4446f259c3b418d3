"""Who wishes to be in the register and waits for somebody to look at their papers."""

from flask import Flask

from tests.registers import entered
from tests.web.house import database, visit
from tests.web.pages import words
from tests.work import member

PAGE = "/p/north/programme/register"


def test_who_waits(app: Flask) -> None:
    director = visit(app, "director")
    assert "No paper waits to be looked at." in words(director.get(PAGE).text)
    with database(app) as db:
        entered(db, member(db, "trainee"))
    assert "Ana Lima" in words(director.get(PAGE).text)
    assert "1 person waits to be in the register" in words(director.get("/p/north/programme").text)
