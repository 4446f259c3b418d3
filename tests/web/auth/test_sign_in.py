"""Signing in and out: who gets in, who does not, and what nobody can find out by trying."""

import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
import sqlalchemy as sa
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests.people import PASSWORD, account
from tests.web.pages import post, sign_in, token, words
from trainer.db.models import AuditEvent
from trainer.services.signing_in import LIMITS


def is_in(client: FlaskClient) -> bool:
    return client.get("/change-password").status_code == 200


def test_the_right_password_opens(client: FlaskClient, site_db: Session) -> None:
    answer = sign_in(client, "trainee")
    assert (answer.status_code, answer.location) == (302, "/")
    assert is_in(client)
    assert "account.signed_in" in site_db.scalars(sa.select(AuditEvent.action)).all()


def test_a_hash_of_another_cost_opens_and_is_made_anew(client: FlaskClient, site_db: Session) -> None:
    dear = PasswordHasher(time_cost=2, memory_cost=64, parallelism=2).hash(PASSWORD)
    trainee = account(site_db, "trainee")
    trainee.password = dear
    site_db.commit()
    assert sign_in(client, "trainee").status_code == 302
    assert is_in(client)
    site_db.refresh(trainee)
    assert trainee.password != dear


def test_capitals_and_spaces_in_the_address_do_not_matter(client: FlaskClient) -> None:
    assert post(client, "/sign-in", email="  Trainee@Example.ORG ", password=PASSWORD).status_code == 302
    assert is_in(client)


def test_the_cookie_is_for_this_site_and_no_script(client: FlaskClient) -> None:
    answer = sign_in(client, "trainee", remember="y")
    cookies = answer.headers.getlist("Set-Cookie")
    assert len(cookies) == 2
    assert all("HttpOnly" in cookie and "SameSite=Lax" in cookie for cookie in cookies)


def test_outside_the_demo_cookies_travel_encrypted_only(make_site: Callable[..., Flask], settled_file: Path) -> None:
    client = make_site(settled_file, demo=False, secure_cookies=True).test_client()
    answer = client.get("/sign-in", base_url="https://localhost")
    assert all("Secure" in cookie for cookie in answer.headers.getlist("Set-Cookie"))


def test_nobody_learns_whether_an_address_has_an_account(client: FlaskClient) -> None:
    known = sign_in(client, "trainee", password="a wrong but long one")
    unknown = sign_in(client, "nobody", password="a wrong but long one")
    assert known.status_code == unknown.status_code == 200
    assert words(known.text).replace("trainee", "") == words(unknown.text).replace("nobody", "")
    assert "do not belong together" in words(known.text)
    assert not is_in(client)


@pytest.mark.parametrize("key", ["trainee", "nobody"])
def test_too_many_failures_close_the_door_for_the_right_password_too(
    make_site: Callable[..., Flask], settled_file: Path, key: str
) -> None:
    client = make_site(settled_file).test_client()
    for _ in range(LIMITS["sign-in"][0]):
        assert sign_in(client, key, password="a wrong but long one").status_code == 200
    answer = sign_in(client, key)
    assert answer.status_code == 429
    assert "Wait a quarter of an hour" in words(answer.text)
    assert not is_in(client)


def test_another_way_to_write_an_address_is_no_new_try(client: FlaskClient) -> None:
    ways = ["trainee@example.org", "Trainee@EXAMPLE.org", " trainee@example.org", "trainee@\uff45xample.org"]
    for n in range(LIMITS["sign-in"][0]):
        post(client, "/sign-in", email=ways[n % len(ways)], password="a wrong but long one")
    assert post(client, "/sign-in", email=ways[-1], password="a wrong but long one").status_code == 429


@pytest.mark.parametrize("endless", ["x" * 5000, "\ufdfa" * 400])
def test_an_endless_password_is_a_wrong_one(client: FlaskClient, endless: str) -> None:
    for key in ("trainee", "nobody"):
        assert "do not belong together" in words(sign_in(client, key, password=endless).text)


@pytest.mark.parametrize("place", ["/sign-in", "/forgotten-password"])
def test_an_endless_address_takes_no_time(client: FlaskClient, place: str) -> None:
    began = time.process_time()
    assert post(client, place, email='"' * 400_000, password="a wrong but long one").status_code == 200
    assert time.process_time() - began < 0.5


def test_an_account_that_was_closed_does_not_open(client: FlaskClient, site_db: Session) -> None:
    site_db.execute(sa.text("UPDATE account SET active = false WHERE email = 'trainee@example.org'"))
    site_db.commit()
    assert "do not belong together" in words(sign_in(client, "trainee").text)
    assert not is_in(client)


def test_one_is_led_back_to_where_one_wanted_to_go(client: FlaskClient) -> None:
    page = client.get("/change-password").location
    answer = post(client, page, email="trainee@example.org", password=PASSWORD, next="/change-password")
    assert (answer.status_code, answer.location) == (302, "/change-password")


@pytest.mark.parametrize(
    "wanted",
    [
        "https://evil.example/x",
        "//evil.example/x",
        "///evil.example/x",
        "/\\evil.example",
        "\\\\evil.example",
        "https:evil.example",
        "javascript:alert(1)",
    ],
)
def test_nobody_is_led_out_of_the_site(client: FlaskClient, wanted: str) -> None:
    fields = {"email": "trainee@example.org", "password": PASSWORD, "next": wanted}
    answer = client.post(
        "/sign-in", query_string={"next": wanted}, data={"csrf_token": token(client.get("/sign-in").text), **fields}
    )
    assert answer.status_code == 302
    goal = urlsplit(urljoin("http://localhost/sign-in", answer.location.replace("\\", "/")))
    assert (goal.scheme, goal.netloc) == ("http", "localhost")


def test_signing_out_is_a_button_not_a_link(client: FlaskClient) -> None:
    sign_in(client, "trainee")
    assert client.get("/sign-out").status_code == 405
    assert client.post("/sign-out").status_code == 400  # without the page's token
    assert is_in(client)
    assert post(client, "/sign-out", page="/change-password").status_code == 302
    assert not is_in(client)


def test_a_post_without_the_pages_token_is_refused(client: FlaskClient) -> None:
    answer = client.post("/sign-in", data={"email": "trainee@example.org", "password": PASSWORD})
    assert answer.status_code == 400
    assert "This page has waited too long" in words(answer.text)
    assert not is_in(client)


def test_the_form_says_what_is_missing(client: FlaskClient) -> None:
    answer = post(client, "/sign-in", email="", password="")
    assert token(answer.text)
    assert not is_in(client)


def test_no_token_in_a_header_or_address_signs_in(app: Flask, client: FlaskClient, site_db: Session) -> None:
    with app.app_context():
        made = account(site_db, "trainee").get_auth_token()
    secret = made if isinstance(made, str) else made.decode()
    assert client.get("/change-password", headers={"Authentication-Token": secret}).status_code == 302
    assert client.get(f"/change-password?auth_token={secret}").status_code == 302
