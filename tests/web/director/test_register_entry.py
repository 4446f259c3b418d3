"""A director notes a look at each paper, or returns one with what did not fit; then the register shows the entry."""

from flask import Flask

from tests.registers import entered
from tests.web.bonds import days, today
from tests.web.house import database, visit
from tests.web.pages import post, words
from tests.work import member

PAGE = "/p/north/programme/register/1"


def test_returned_then_accepted(app: Flask) -> None:
    with database(app) as db:
        entered(db, member(db, "trainee"))
    director = visit(app, "director")
    look = {"what": "licence", "fits": "no", "checked_on": today().isoformat()}
    assert post(director, PAGE, **look).status_code == 422  # without what did not fit
    assert post(director, PAGE, **look, note="It names another chamber.").status_code == 302
    assert "It names another chamber." in words(director.get(PAGE).text)
    assert "It names another chamber." in words(visit(app, "trainee").get("/register/own").text)
    for what in ("credential", "licence"):
        fits = {"what": what, "fits": "yes", "checked_on": today().isoformat(), "good_until": days(90).isoformat()}
        assert post(director, PAGE, **fits).status_code == 302
    told = words(director.get(PAGE).text)
    assert "Shown in the public register." in told
    assert "Looked at by Director" in told
    assert post(director, PAGE, what="licence", fits="yes", checked_on=days(3).isoformat()).status_code == 422
    assert director.get("/p/north/programme/register/2").status_code == 404
