"""People in a log: named, asked for their word or a letter by a link that works once and can be ended."""

from flask import Flask

from tests import bonds, logbook
from tests.logs import a_supervision
from tests.web.house import database, now, visit
from tests.web.pages import post, words
from tests.work import member
from trainer.db.models import Guide, OneTimeLink
from trainer.services.appointing import confirm_guide

PAGE = "/p/north/log/people"


def test_named_confirmed_asked_and_ended(judged_app: Flask) -> None:
    client = visit(judged_app, "trainee")
    assert "supervisor, ISIPT, since 1 January 2020" in words(client.get(PAGE).text)
    assert post(client, PAGE, name="Otto Berg", email="nowhere").status_code == 422
    assert post(client, PAGE, name="Otto Berg", email="otto@example.com").location == PAGE
    assert "outside, not confirmed yet" in words(client.get(PAGE).text)
    with database(judged_app) as db:
        otto = db.query(Guide).filter_by(name="Otto Berg").one()
        director = member(db, "director")
        confirm_guide(db, member=director, ref=otto.ref, name="Otto Berg", email="otto@example.com", now=now())
        logbook.put(db, "SPVN-OTTO", a_supervision(otto.ref, cases=(logbook.CASE,)))
    assert "1 entry waits for their word." in words(client.get(PAGE).text)
    post(client, f"{PAGE}/{otto.ref}/ask", page=PAGE)
    post(client, f"{PAGE}/{otto.ref}/ask", page=PAGE, letter="recommendation")
    said = words(client.get(PAGE).text)
    assert "Otto Berg: to confirm entries, sent" in said
    assert "Otto Berg: to write a letter, sent" in said
    with database(judged_app) as db:
        link = db.query(OneTimeLink).filter_by(act="letter").one()
    post(client, f"/p/north/log/links/{link.id}/end", page=PAGE)
    assert "to write a letter, ended before it was used" in words(client.get(PAGE).text)


def test_a_colleague(published_app: Flask) -> None:
    client = visit(published_app, "trainee")
    assert "Supervisors of this programme" in words(client.get(PAGE).text)
    post(client, f"{PAGE}/colleague", page=PAGE, membership=str(bonds.SUPERVISOR))
    assert "of this programme no standing noted yet" in words(client.get(PAGE).text)
