"""A standard is adopted with floors and a reason, once."""

from flask import Flask

from tests.standards import judged
from tests.web.bonds import PROGRAMME
from tests.web.director.test_standards import said
from tests.web.house import database, visit
from tests.web.pages import post, words


def test_adopted_once_with_floors_and_a_reason(published_app: Flask) -> None:
    with database(published_app) as db:
        study = judged(db)
        page = f"{PROGRAMME}/standards/{study.id}/adoption"
    client = visit(published_app, "director")
    found = words(client.get(page).text)
    assert "Cut, as a mean level 3.00" in found
    assert "2.71 to 3.29" in found
    assert "2.50, 3.00, 3.50" in found
    none = {f"floor_{n}": "" for n in range(10)}
    assert "Choose a floor." in words(post(client, page, reason="As found.", **none).text)
    floors = {**none, "floor_0": "2.0", "floor_4": "2.5"}
    answer = post(client, page, reason="As the judges found.", **floors)
    assert answer.status_code == 302
    assert "From now on work is held against it." in words(client.get(answer.location).text)
    assert "Choice of focus: 2; Risk and safety: 2.5" in said(published_app)
    assert client.get(page).status_code == 404
