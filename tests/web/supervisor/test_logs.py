"""The logs of those whom a supervisor guides."""

from flask import Flask

from tests import desks
from tests.web.house import visit
from tests.web.pages import words
from tests.web.supervisor.logs import WAITING, at, more, same_statements

PAGE = "/p/north/supervision/logs"


def test_what_waits_for_whom(worked_app: Flask) -> None:
    client = visit(worked_app, "supervisor")
    page = client.get(PAGE)
    assert "2 entries wait" in words(page.text)
    assert "Read the log: 4 entries" in words(page.text)
    assert WAITING in page.text
    assert at(desks.ATTESTATION) in page.text
    home = words(client.get("/p/north/supervision").text)
    assert "2 entries of training logs wait for you" in home


def test_who_guides_nobody_is_told_what_this_is_for(app: Flask) -> None:
    assert "You supervise nobody at present." in words(visit(app, "supervisor").get(PAGE).text)


def test_its_statements_do_not_grow(worked_app: Flask, statements: list[str]) -> None:
    same_statements(worked_app, statements, PAGE, lambda: more(worked_app, range(2, 9)))
    same_statements(worked_app, statements, "/p/north/supervision", lambda: more(worked_app, range(9, 12)))
