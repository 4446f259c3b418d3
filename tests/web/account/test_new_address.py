"""The link in the mail to a new address."""

import re

import sqlalchemy as sa
from flask import Flask

from tests.mailbox import wait_for_mail
from tests.people import PASSWORD
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


def test_links_for_a_new_password_and_other_browsers_end_with_the_old_address(app: Flask) -> None:
    client, elsewhere = visit(app, "trainee"), visit(app, "trainee")
    post(app.test_client(), "/forgotten-password", email="trainee@example.org")
    wait_for_mail()
    with database(app) as db:
        text = db.scalars(sa.select(Outbox.text).where(Outbox.address == "trainee@example.org")).one()
    reset = re.search(r"/forgotten-password/\S+", text)
    assert reset
    assert app.test_client().get(reset[0]).status_code == 200
    post(client, "/account/address", email="new@example.org")
    post(client, link(app))
    assert client.get("/account").status_code == 200
    assert elsewhere.get("/account").status_code == 302
    assert app.test_client().get(reset[0]).location == "/forgotten-password"


def test_a_new_password_ends_the_link_to_a_new_address(app: Flask) -> None:
    client = visit(app, "trainee")
    post(client, "/account/address", email="new@example.org")
    path, new = link(app), "an even longer walk by the sea"
    post(client, "/change-password", password=PASSWORD, new_password=new, new_password_confirm=new)
    assert client.get(path).status_code == 409


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
