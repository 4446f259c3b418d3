"""A study whose standard comes of graders' ratings: opened, hidden while they rate, drawn and adopted, or without a cut."""

import sqlalchemy as sa
from flask import Flask

from tests.standards import RISING, rated, rated_out, rating
from tests.web.bonds import PROGRAMME
from tests.web.director.test_standards import said
from tests.web.house import database, visit
from tests.web.pages import post, words
from trainer.db.models import StandardStudy

PAGE = f"{PROGRAMME}/standards"


def test_opened_and_hidden_until_rating_is_closed(published_app: Flask) -> None:
    client = visit(published_app, "director")
    asked = {"method": "regression", "borderline": "Just enough.", "cases": "flour-and-water",
             "rubrics": ["formulation", "inventory"]}  # fmt: skip
    answer = post(client, f"{PAGE}/new", page=f"{PAGE}/new", **asked)
    page = answer.location
    found = words(client.get(page).text)
    assert "From now on graders are asked how each piece is on the whole." in found
    assert "0 of 50 people" in found
    assert "graders rate what they judge" in said(published_app)
    with database(published_app) as db:
        rated(db, db.scalars(sa.select(StandardStudy)).one(), 4, *RISING)
    found = words(client.get(page).text)
    assert "4 of 50 people" in found
    assert "Cut" not in found
    refused = post(client, f"{page}/round", page=page)
    assert (refused.status_code, "so far flour-and-water: 4" in words(refused.text)) == (422, True)


def test_drawn_with_its_table_and_adopted(published_app: Flask) -> None:
    with database(published_app) as db:
        page = f"{PAGE}/{rated_out(db).id}"
    client = visit(published_app, "director")
    text = client.get(page).text
    found = words(text)
    assert "Cut, as a mean level 2.50" in found
    assert "Rests on 1 grader, 1 case" in found
    assert "Cut 2.50, of 56 ratings of the work of 56 people." in found
    assert "A step of the rating goes with 1.00 levels (R² 0.97)" in found
    assert "2 borderline 14 2.50 2.50" in found
    assert '<path class="through"' in text
    assert "Cut, as a mean level 2.50" in words(client.get(f"{page}/adoption").text)
    floors = {f"floor_{n}": "2.0" if n in (0, 4) else "" for n in range(10)}
    assert post(client, f"{page}/adoption", reason="As rated.", **floors).status_code == 302
    assert "2.50 , standard error 0.03, 1 grader" in said(published_app)
    assert "Borderline regression (Wood" in said(published_app)


def test_marks_that_fall_are_said_in_words(published_app: Flask) -> None:
    with database(published_app) as db:
        page = f"{PAGE}/{rated_out(db, *reversed(RISING)).id}"
    client = visit(published_app, "director")
    found = words(client.get(page).text)
    assert "These ratings give no cut." in found
    assert "Marks here do not rise with the ratings" in found
    assert client.get(f"{page}/adoption").status_code == 404


def test_while_graders_rate_it_cannot_be_adopted(published_app: Flask) -> None:
    with database(published_app) as db:
        page = f"{PAGE}/{rating(db).id}"
    assert visit(published_app, "director").get(f"{page}/adoption").status_code == 404
