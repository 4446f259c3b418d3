"""Trainees are given to other supervisors: chosen, looked at, done."""

import re
from typing import Any

import sqlalchemy as sa
from flask import Flask

from tests.web.bonds import PROGRAMME, SUPERVISOR, TRAINEE, add, days, tie, today
from tests.web.house import database, visit
from tests.web.pages import post, words
from trainer.db.models import Supervision

PAGE = f"{PROGRAMME}/reassignment"
FROM = f"{PAGE}?away_from={SUPERVISOR}"


def open_ones(site: Flask) -> list[tuple[int, int]]:
    with database(site) as db:
        rows = db.scalars(sa.select(Supervision).where(Supervision.until_on.is_(None)).order_by(Supervision.id))
        return [(row.trainee_id, row.supervisor_id) for row in rows]


def test_looked_at_before_it_is_done(app: Flask) -> None:
    tie(app)
    dan = add(app, "dan", "supervisor")
    client = visit(app, "director")
    fields: dict[str, Any] = {"away_from": str(SUPERVISOR), "from_on": days(3), f"to-{TRAINEE}": str(dan)}
    look = post(client, FROM, **fields, look="1")
    found = words(look.text)
    assert "What would happen" in found
    assert "Trainee Dan" in found
    assert "Dan then has 1 trainee." in found
    assert open_ones(app) == [(TRAINEE, SUPERVISOR)]
    done = post(client, FROM, **fields, give="1")
    assert done.location == FROM
    assert "1 trainee is given over. Everybody concerned is told." in words(client.get(FROM).text)
    assert open_ones(app) == [(TRAINEE, dan)]


def test_nobody_chosen(app: Flask) -> None:
    tie(app)
    add(app, "dan", "supervisor")
    answer = post(visit(app, "director"), FROM, away_from=str(SUPERVISOR), from_on=today(), give="1")
    assert answer.status_code == 422
    assert "Choose a new supervisor for at least one trainee." in words(answer.text)


def test_those_without_a_supervisor_are_shared_out(app: Flask) -> None:
    ana, bo = add(app, "ana", "trainee"), add(app, "bo", "trainee")
    dan = add(app, "dan", "supervisor")
    client = visit(app, "director")
    assert "3 trainees have no supervisor yet" in words(client.get(PAGE).text)
    nobodys = f"{PAGE}?away_from=nobody"
    page = client.get(f"{nobodys}&share=1").text
    proposed = re.findall(r'<option selected value="(\d+)">', page)
    assert proposed == [str(dan), str(SUPERVISOR), str(dan)]
    fields: dict[str, Any] = {"away_from": "nobody", "from_on": today(), f"to-{ana}": str(dan), f"to-{bo}": str(dan)}
    assert "Dan then has 2 trainees." in words(post(client, nobodys, **fields, look="1").text)
    assert open_ones(app) == []
    assert post(client, nobodys, **fields, give="1").location == nobodys
    assert open_ones(app) == [(ana, dan), (bo, dan)]
    assert "1 trainee has no supervisor yet" in words(client.get(PAGE).text)


def test_empty_pages_teach(app: Flask) -> None:
    client = visit(app, "director")
    assert "1 trainee has no supervisor yet" in words(client.get(PAGE).text)
    tie(app)
    assert "There are not two supervisors yet." in words(client.get(PAGE).text)
    dan = add(app, "dan", "supervisor")
    assert "Dan has no trainees now." in words(client.get(f"{PAGE}?away_from={dan}").text)
    assert "Every trainee has a supervisor." in words(client.get(f"{PAGE}?away_from=nobody").text)
    assert client.get(f"{PAGE}?away_from=999").status_code == 200
