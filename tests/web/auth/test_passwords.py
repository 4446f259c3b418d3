"""Forgotten and changed passwords, with a real mail server."""

import re
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from flask_security import hash_password
from flask_security.utils import hash_data
from sqlalchemy.orm import Session

from tests.mailbox import Mailbox, deliver
from tests.people import PASSWORD, account, enter
from tests.web.pages import post, sign_in, token, words
from trainer.db.models import AuditEvent
from trainer.services import passwords
from trainer.services.signing_in import LIMITS

NEW = "an even longer walk by the sea"


@pytest.fixture
def mailing(make_site: Callable[..., Flask], settled_file: Path, mailbox: Mailbox) -> FlaskClient:
    """A client of a site that sends its mail to `mailbox`."""
    return make_site(settled_file, smtp_url=mailbox.url, mail_from="site@example.org").test_client()


def received(client: FlaskClient, mailbox: Mailbox) -> EmailMessage:
    """The next message, once the worker has been round."""
    deliver(client.application)
    return mailbox.take()


def ask(client: FlaskClient, key: str) -> str:
    answer = post(client, "/forgotten-password", email=f"{key}@example.org")
    assert answer.status_code == 200
    return words(answer.text).replace(key, "")


def test_a_forgotten_password_is_replaced_through_a_mailed_link(mailing: FlaskClient, mailbox: Mailbox) -> None:
    ask(mailing, "trainee")
    mail = received(mailing, mailbox)
    assert (mail["To"], mail["From"]) == ("trainee@example.org", "site@example.org")
    link = re.search(r"http://localhost:8000(/forgotten-password/\S+)", mail.get_content())
    assert link
    answer = post(mailing, link[1], password=NEW, password_confirm=NEW)
    assert answer.status_code == 302
    received(mailing, mailbox)  # the notice that it was changed
    assert sign_in(mailing, "trainee", PASSWORD).status_code == 200
    assert sign_in(mailing, "trainee", NEW).status_code == 302
    again = mailing.application.test_client().get(link[1])
    assert again.status_code == 302  # a used link leads back to asking for another


def test_asking_tells_nothing_about_who_has_an_account(mailing: FlaskClient, mailbox: Mailbox) -> None:
    assert ask(mailing, "nobody") == ask(mailing, "trainee")
    assert received(mailing, mailbox)["To"] == "trainee@example.org"
    assert mailbox.is_empty()


def test_nobodys_mailbox_can_be_flooded(mailing: FlaskClient, mailbox: Mailbox) -> None:
    for _ in range(LIMITS["recovery"][0]):
        ask(mailing, "trainee")
        received(mailing, mailbox)
    answer = post(mailing, "/forgotten-password", email="trainee@example.org")
    assert answer.status_code == 429
    deliver(mailing.application)
    assert mailbox.is_empty()


def test_nobody_chooses_the_host_in_a_mailed_link(mailing: FlaskClient, mailbox: Mailbox) -> None:
    opened = mailing.get("/forgotten-password")
    fields = {"csrf_token": token(opened.text), "email": "trainee@example.org"}
    answer = mailing.post("/forgotten-password", data=fields, headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert mailbox.is_empty()


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:9", "training.example.org:8443"])
def test_a_mailed_link_leads_to_the_sites_own_name(
    make_site: Callable[..., Flask], settled_file: Path, mailbox: Mailbox, host: str
) -> None:
    site = "https://training.example.org"
    client = make_site(settled_file, smtp_url=mailbox.url, site_url=site, secure_cookies=False).test_client()
    form = client.get("/forgotten-password", base_url=f"http://{host}")
    fields = {"csrf_token": token(form.text), "email": "trainee@example.org"}
    assert client.post("/forgotten-password", data=fields, base_url=f"http://{host}").status_code == 200
    assert f"{site}/forgotten-password/" in received(client, mailbox).get_content()


@pytest.fixture
def signed_in(mailing: FlaskClient) -> FlaskClient:
    with Session(mailing.application.extensions["engine"]) as own:
        return enter(mailing, account(own, "trainee"))


def test_changing_it_needs_the_old_one_and_ends_other_sessions(signed_in: FlaskClient, mailbox: Mailbox) -> None:
    elsewhere = signed_in.application.test_client()
    sign_in(elsewhere, "trainee")
    fields = {"new_password": NEW, "new_password_confirm": NEW}
    refused = post(signed_in, "/change-password", password="not the old one at all", **fields)
    assert refused.status_code == 200
    answer = post(signed_in, "/change-password", password=PASSWORD, **fields)
    assert answer.status_code == 302
    assert received(signed_in, mailbox)["To"] == "trainee@example.org"
    assert elsewhere.get("/change-password").status_code == 302
    assert signed_in.get("/change-password").status_code == 200
    with Session(signed_in.application.extensions["engine"]) as own:
        assert "account.password_changed" in own.scalars(sa.select(AuditEvent.action)).all()


def test_a_short_password_is_refused_in_words(signed_in: FlaskClient) -> None:
    short = "elevenchars"
    answer = post(signed_in, "/change-password", password=PASSWORD, new_password=short, new_password_confirm=short)
    assert "at least 12 characters" in words(answer.text)


def test_an_endless_password_is_refused_in_words(signed_in: FlaskClient) -> None:
    long = "x" * 201
    answer = post(signed_in, "/change-password", password=PASSWORD, new_password=long, new_password_confirm=long)
    assert "at most 200 characters" in words(answer.text)


def test_a_mail_server_that_is_down_changes_nothing_for_the_visitor(
    make_site: Callable[..., Flask], settled_file: Path
) -> None:
    client = make_site(settled_file, smtp_url="smtp://127.0.0.1:1").test_client()
    assert ask(client, "trainee") == ask(client, "nobody")


@pytest.mark.parametrize("place", ["/change-password", "/confirm-password"])
def test_whoever_finds_a_browser_open_cannot_try_all_passwords(
    make_site: Callable[..., Flask], settled_file: Path, place: str
) -> None:
    client = make_site(settled_file).test_client()
    sign_in(client, "trainee")
    said = {"password": "a wrong but long one", "new_password": NEW, "new_password_confirm": NEW}
    csrf = token(client.get(place).text)
    answers = [client.post(place, data=said | {"csrf_token": csrf}).status_code for _ in range(LIMITS["sign-in"][0])]
    assert set(answers) == {200}
    assert client.post(place, data=said | {"csrf_token": csrf, "password": PASSWORD}).status_code == 429


def test_a_link_costs_what_asking_for_nobody_costs(app: Flask) -> None:
    with app.app_context():
        told, stored = hash_data("what goes into a link"), hash_password("not-a-password")
    assert told.split("$")[1:4] == ["argon2id", "v=19", "m=65536,t=3,p=4"]  # what a real site spends on a password
    costs = f"m={passwords.MEMORY_COST},t={passwords.TIME_COST},p={passwords.PARALLELISM}"
    assert stored.split("$")[1:4] == ["argon2id", "v=19", costs]


def test_pages_about_passwords_are_not_kept(client: FlaskClient) -> None:
    kept = client.get("/sign-in").headers["Cache-Control"]
    assert {part.strip() for part in kept.split(",")} == {"private", "no-store"}


@pytest.mark.parametrize("place", ["/sign-in", "/forgotten-password"])
def test_an_address_that_is_no_text_is_no_address(client: FlaskClient, place: str) -> None:
    headers = {"X-CSRFToken": token(client.get(place).text), "Accept": "application/json"}
    assert client.post(place, json={"email": 5, "password": "x"}, headers=headers).status_code < 500
