"""Where one is signed in; one browser signed out from another."""

import sqlalchemy as sa
from flask import Flask

from tests.web.house import database, visit
from tests.web.pages import post, words
from trainer.db.models import SignIn

PAGE = "/account/devices"


def test_one_and_all_others(app: Flask) -> None:
    here, phone, office = (visit(app, "trainee") for _ in range(3))
    stranger = visit(app, "expert")
    assert "this browser" in words(here.get(PAGE).text)
    assert here.get(PAGE).text.count("Sign out there") == 2
    with database(app) as db:
        second = db.scalars(sa.select(SignIn.id).where(SignIn.account_id == 1).order_by(SignIn.id)).all()[1]
    assert post(here, f"{PAGE}/{second}/out", page=PAGE).location == PAGE
    assert phone.get(PAGE).status_code == 302
    assert office.get(PAGE).status_code == 200
    assert post(here, f"{PAGE}/out", page=PAGE).location == PAGE
    assert "Signed out in 1 other browser." in words(here.get(PAGE).text)
    assert office.get(PAGE).status_code == 302
    assert stranger.get(PAGE).status_code == 200
    assert "You are signed in nowhere else." in words(here.get(PAGE).text)


def test_those_of_others_are_out_of_reach(app: Flask) -> None:
    visit(app, "expert")
    client = visit(app, "trainee")
    with database(app) as db:
        theirs = db.scalars(sa.select(SignIn.id).where(SignIn.account_id == 4)).one()
    assert post(client, f"{PAGE}/{theirs}/out", page=PAGE).status_code == 404
    with database(app) as db:
        assert db.get_one(SignIn, theirs).ended_at is None
