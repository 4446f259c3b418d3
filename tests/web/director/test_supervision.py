"""Who supervises one trainee."""

import sqlalchemy as sa
from flask import Flask

from tests.web.bonds import EXPERT, PEOPLE, SUPERVISOR, TRAINEE, add, days, tie, today
from tests.web.house import database, visit
from tests.web.pages import post, words
from trainer.db.models import Supervision

PAGE = f"{PEOPLE}/{TRAINEE}/supervision"


def relations(site: Flask) -> list[tuple[int, object]]:
    with database(site) as db:
        return [
            (row.supervisor_id, row.until_on) for row in db.scalars(sa.select(Supervision).order_by(Supervision.id))
        ]


def test_the_first_one_and_then_another(app: Flask) -> None:
    dan = add(app, "dan", "supervisor")
    client = visit(app, "director")
    first = client.get(PAGE)
    assert "Supervisor (0 trainees)" in first.text
    assert "What about the present supervisor?" not in first.text
    assert post(client, PAGE, supervisor=str(SUPERVISOR), from_on=days(-9)).status_code == 302
    assert "What about the present supervisor?" in words(client.get(PAGE).text)
    assert post(client, PAGE, supervisor=str(dan), from_on=today(), instead="yes").status_code == 302
    assert relations(app) == [(SUPERVISOR, days(-1)), (dan, None)]


def test_nobody_chosen(app: Flask) -> None:
    answer = post(visit(app, "director"), PAGE, supervisor="", from_on=today())
    assert answer.status_code == 422
    assert "Choose a supervisor." in words(answer.text)


def test_it_can_be_ended(app: Flask) -> None:
    client = visit(app, "director")
    post(client, PAGE, supervisor=str(SUPERVISOR), from_on=days(-9))
    assert post(client, f"{PAGE}/1/end", page=PAGE).status_code == 302
    assert relations(app) == [(SUPERVISOR, days(-1))]


def test_only_trainees_have_one(app: Flask) -> None:
    tie(app)
    client = visit(app, "director")
    assert client.get(f"{PEOPLE}/{EXPERT}/supervision").status_code == 404
    assert client.get(f"{PEOPLE}/{SUPERVISOR}/supervision").status_code == 404
