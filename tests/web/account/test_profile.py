"""One's own name and time zone."""

from flask import Flask

from tests.web.house import database, visit
from tests.web.pages import post, words
from trainer.db.models import Account


def test_it_changes_for_every_programme(app: Flask) -> None:
    client = visit(app, "trainee")
    assert post(client, "/account", name=" Ana  Lima ", time_zone="Asia/Tokyo", locale="en").location == "/account"
    with database(app) as db:
        row = db.get_one(Account, 1)
        assert (row.name, row.time_zone) == ("Ana Lima", "Asia/Tokyo")
    page = client.get("/account").text
    assert "Ana Lima" in words(page)
    assert '<option selected value="Asia/Tokyo">' in page


def test_what_cannot_be_is_said(app: Flask) -> None:
    answer = post(visit(app, "trainee"), "/account", name="  ", time_zone="Mars", locale="tlh")
    assert answer.status_code == 422
    found = words(answer.text)
    assert "Say what you are called." in found
    assert found.count("Choose one of these.") == 4  # at the field and at the head, zone and language


def test_nobody_else_gets_in(app: Flask) -> None:
    answer = app.test_client().get("/account")
    assert answer.location.startswith("/sign-in?next=/account")
