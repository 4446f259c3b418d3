"""A standard is adopted with floors and a reason, once."""

import sqlalchemy as sa
from flask import Flask

from tests.standards import judged
from tests.web.bonds import PROGRAMME
from tests.web.director.test_standards import said
from tests.web.house import database, now, visit
from tests.web.pages import post, words
from trainer.db.models import Progress
from trainer.services.rebuilding import rebuild


def test_adopted_once_with_floors_and_a_reason(published_app: Flask) -> None:
    with database(published_app) as db:
        rebuild(db, now=now())
        study = judged(db)
        page = f"{PROGRAMME}/standards/{study.id}/adoption"
    client = visit(published_app, "director")
    found = words(client.get(page).text)
    assert "Cut, as a mean level 3.00" in found
    assert "2.71 to 3.29" in found
    assert "2.50, 3.00, 3.50" in found
    assert "3 judges, 3 cases" in found
    assert "wide: more judges, and more cases, would make it surer" in found
    assert "judges: 2.5 to 3.5, middle 3.0" in found
    assert "The second round moved the cut from 3.00 to 3.00." in found
    assert "Nobody of 1 trainee has 12 judged cases (at most 0)" in found
    none = {f"floor_{n}": "" for n in range(10)}
    assert "Choose a floor." in words(post(client, page, reason="As found.", **none).text)
    floors = {**none, "floor_0": "2.0", "floor_4": "2.5"}
    answer = post(client, page, reason="As the judges found.", **floors)
    assert answer.status_code == 302
    assert "From now on work is held against it." in words(client.get(answer.location).text)
    assert "Choice of focus: 2; Risk and safety: 2.5" in said(published_app)
    assert client.get(page).status_code == 404


def test_whom_it_would_touch_today(published_app: Flask) -> None:
    with database(published_app) as db:
        rebuild(db, now=now())
        study = judged(db)
        db.execute(sa.update(Progress).values(judged=13, level=3.1))
        db.commit()
    found = words(visit(published_app, "director").get(f"{PROGRAMME}/standards/{study.id}/adoption").text)
    assert "1 person has 12 judged cases: 0 above, 1 too close, 0 below" in found
