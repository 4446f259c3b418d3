"""All pathways at a glance: the programme's own first, then those that are followed, then the others."""

from dataclasses import replace
from datetime import date

from flask import Flask
from flask.testing import FlaskClient

from tests.services.test_following import publish
from tests.web.house import database, visit
from tests.web.pages import post, words
from trainer.services.catalogue import current

PAGE = "/p/north/pathways"
ISIPT = f"{PAGE}/isipt-therapist-current"


def test_practice_is_never_a_credential(reader: FlaskClient) -> None:
    said = words(reader.get(PAGE).text)
    assert "no outside body counts simulated cases" in said
    assert said.index("Foundation in IPT formulation") < said.index("ISIPT certified therapist")
    assert "In the way:" in said
    assert "newest edition: current read on 22 November 2026" in said


def test_a_pathway_that_is_followed_is_the_plan(published_app: Flask) -> None:
    client = visit(published_app, "trainee")
    assert "You follow no outside pathway yet" in words(client.get(PAGE).text)
    assert post(client, f"{ISIPT}/follow", page=ISIPT).location == ISIPT
    assert post(client, f"{ISIPT}/follow", page=ISIPT).location == ISIPT
    said = words(client.get(PAGE).text)
    assert said.index("Your plan") < said.index("ISIPT certified therapist") < said.index("Other pathways")
    post(client, f"{ISIPT}/follow", page=ISIPT, following="no")
    assert "You follow no outside pathway yet" in words(client.get(PAGE).text)


def test_what_was_read_half_a_year_ago_says_so(published_app: Flask) -> None:
    with database(published_app) as db:
        publish(db, replace(current(db).pathways["ipts-a-current"], read_on=date(2025, 1, 1)))
    said = words(visit(published_app, "trainee").get(PAGE).text)
    assert "Nobody has read this body’s pages for half a year or longer." in said


def test_an_empty_page_explains_itself(early: FlaskClient) -> None:
    assert "No pathway has been published yet" in words(early.get(PAGE).text)


def test_statements_do_not_grow_with_entries(published_app: Flask, judged_app: Flask, statements: list[str]) -> None:
    counts = []
    for site in (published_app, judged_app):
        client = visit(site, "trainee")
        client.get(PAGE)
        statements.clear()
        client.get(PAGE)
        counts.append(len(statements))
    assert counts[0] == counts[1]
