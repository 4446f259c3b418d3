"""The link in the mail to a new address."""

import sqlalchemy as sa
from flask import Flask

from tests.web.house import database, visit
from tests.web.pages import post, words
from trainer.db.models import Account, Outbox


def link(site: Flask) -> str:
    with database(site) as db:
        found = db.scalars(sa.select(Outbox.link).order_by(Outbox.id.desc())).first()
    assert found
    return found


def test_one_button_and_the_old_address_is_told(app: Flask) -> None:
    client = visit(app, "trainee")
    post(client, "/account/address", email="new@example.org")
    path = link(app)
    assert "sign in with new@example.org instead of trainee@example.org" in words(client.get(path).text)
    with database(app) as db:
        assert db.get_one(Account, 1).email == "trainee@example.org"
    assert post(client, path).location == "/account/address"
    assert "Your address is new@example.org now." in words(client.get("/account/address").text)
    with database(app) as db:
        assert db.get_one(Account, 1).email == "new@example.org"
        told = db.scalars(sa.select(Outbox).order_by(Outbox.id.desc())).first()
        assert told is not None
        assert told.address == "trainee@example.org"
    again = client.get(path)
    assert again.status_code == 409
    assert "This link does not work any more" in words(again.text)


def test_it_works_for_its_own_account_alone(app: Flask) -> None:
    post(visit(app, "trainee"), "/account/address", email="new@example.org")
    other = visit(app, "expert")
    answer = other.get(link(app))
    assert answer.status_code == 409
    assert "belongs to another account than expert@example.org" in words(answer.text)


def test_an_address_that_was_taken_meanwhile(app: Flask) -> None:
    client = visit(app, "trainee")
    post(client, "/account/address", email="new@example.org")
    path = link(app)
    with database(app) as db:
        db.execute(sa.update(Account).where(Account.id == 4).values(email="new@example.org"))
        db.commit()
    answer = post(client, path)
    assert answer.status_code == 422
    assert "another account by now" in words(answer.text)
