"""Asking for a new address: nobody learns who has an account, and a stale sign-in gives the password first."""

import time

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.web.house import database, visit
from tests.web.pages import post, words
from trainer.db.models import Account, Outbox

PAGE = "/account/address"


def test_a_link_goes_to_the_new_address(app: Flask) -> None:
    client = visit(app, "trainee")
    assert post(client, PAGE, email="New@Example.org").location == PAGE
    assert "A link was sent to new@example.org." in words(client.get(PAGE).text)
    with database(app) as db:
        assert db.scalars(sa.select(Outbox.address)).all() == ["new@example.org"]
        assert db.get_one(Account, 1).email == "trainee@example.org"
    assert post(client, f"{PAGE}/drop", page=PAGE).location == PAGE
    assert "A link was sent" not in words(client.get(PAGE).text)


def test_an_address_that_is_taken_looks_the_same(app: Flask) -> None:
    seen = []
    for key, wanted in (("trainee", "stranger@example.org"), ("expert", "nobody@example.org")):
        client = visit(app, key)
        answer = post(client, PAGE, email=wanted)
        said = words(client.get(PAGE).text).replace(wanted, "…").replace(key, "…").replace(key.title(), "…")
        seen.append(
            (answer.status_code, answer.location, said.partition("It works until")[0].partition("Email address")[2])
        )
    assert seen[0] == seen[1]


@pytest.mark.parametrize(
    ("email", "said"),
    [("", "Type the new address."), ("nobody", "This is not an email address."), ("trainee@example.org", "you have")],
)
def test_what_is_no_new_address(app: Flask, email: str, said: str) -> None:
    answer = post(visit(app, "trainee"), PAGE, email=email)
    assert answer.status_code == 422
    assert said in words(answer.text)


def test_after_a_while_the_password_is_asked_for_first(app: Flask) -> None:
    client = visit(app, "trainee")
    with client.session_transaction() as cookie:
        cookie["fs_paa"] = time.time() - 3600
    answer = client.get(PAGE)
    assert answer.status_code == 302
    assert "/confirm-password" in answer.location
