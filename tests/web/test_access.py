"""Every endpoint, by every method, for every role: the access matrix holds and is complete."""

from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask, url_for
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from tests.people import ANONYMOUS, ROLES, account, enter
from tests.web.access_matrix import MATRIX
from tests.web.pages import words
from trainer.app import create_app
from trainer.config import Config

SAFE = {"GET", "HEAD", "OPTIONS"}


def rules() -> list[Rule]:
    """Every address of the site, read without a database."""
    site = create_app(Config(secret_key="only to read the addresses", database_url="sqlite://"))
    return list(site.url_map.iter_rules())


RULES = rules()
METHODS = sorted({(rule.endpoint, verb) for rule in RULES for verb in (rule.methods or set()) - {"HEAD", "OPTIONS"}})


def test_the_matrix_has_a_row_for_each_endpoint_and_no_other() -> None:
    endpoints = {rule.endpoint for rule in RULES}
    missing, gone = sorted(endpoints - set(MATRIX)), sorted(set(MATRIX) - endpoints)
    assert not missing, f"tests/web/access_matrix.py needs a row for: {', '.join(missing)}"
    assert not gone, f"tests/web/access_matrix.py has rows for endpoints that are gone: {', '.join(gone)}"


@pytest.fixture
def open_site(make_site: Callable[..., Flask], judged_file: Path) -> Flask:
    """The site with content and a trainee's work, without the check of form tokens, so that a refusal is the door's own."""
    site = make_site(judged_file)
    site.config["WTF_CSRF_ENABLED"] = False
    return site


def visitor(site: Flask, role: str) -> FlaskClient:
    client = site.test_client()
    if role != ANONYMOUS:
        with Session(site.extensions["engine"]) as own:
            enter(client, account(own, role))
    return client


def address(site: Flask, endpoint: str) -> str:
    values = dict(MATRIX[endpoint].values)
    if site.url_map.is_endpoint_expecting(endpoint, "programme"):
        values["programme"] = "north"
    with site.test_request_context():
        return url_for(endpoint, **values)  # type: ignore[arg-type]


def outcome(client: FlaskClient, method: str, path: str) -> str:
    """`open`, `sign in`, `hidden`, or the status that it should not have."""
    answer = client.open(path, method=method)
    if answer.status_code == 401 or (answer.status_code == 302 and answer.location.startswith("/sign-in?")):
        return "sign in"
    if answer.status_code == 404:
        return "hidden"
    return "open" if answer.status_code < 400 or answer.status_code in (400, 409, 422) else answer.status


def expected(endpoint: str, role: str) -> str:
    if role in MATRIX[endpoint].opens:
        return "open"
    return "sign in" if role == ANONYMOUS else "hidden"


@pytest.mark.parametrize(("endpoint", "method"), METHODS)
def test_each_role_finds_what_the_matrix_says(open_site: Flask, endpoint: str, method: str) -> None:
    if endpoint not in MATRIX:
        pytest.fail(f"tests/web/access_matrix.py needs a row for {endpoint}")
    path = address(open_site, endpoint)
    found = {role: outcome(visitor(open_site, role), method, path) for role in ROLES}
    assert found == {role: expected(endpoint, role) for role in ROLES}


@pytest.mark.parametrize(("endpoint", "method"), [pair for pair in METHODS if pair[1] not in SAFE])
def test_no_change_without_the_pages_token(published_app: Flask, endpoint: str, method: str) -> None:
    client = visitor(published_app, "trainee")
    answer = client.open(address(published_app, endpoint), method=method)
    assert answer.status_code == 400


def test_a_programme_that_is_not_looks_like_one_that_is_not_mine(app: Flask) -> None:
    client = visitor(app, "trainee")
    other, none = client.get("/p/south/home"), client.get("/p/nowhere/home")
    assert (other.status_code, words(other.text)) == (404, words(none.text))


def test_a_membership_ends_at_the_end_of_its_last_day(app: Flask, site_db: Session) -> None:
    client = visitor(app, "trainee")
    site_db.execute(sa.text("UPDATE membership SET until_on = '2026-09-30'"))
    site_db.commit()
    assert client.get("/p/north/home").location == "/home"
    assert client.get("/p/north/programme").location == "/home"


def test_the_door_costs_one_statement(app: Flask, statements: list[str]) -> None:
    client = visitor(app, "director")
    statements.clear()
    client.get("/p/south/programme")
    assert len(statements) == 1, statements
