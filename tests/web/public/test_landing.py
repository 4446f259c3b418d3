"""The front door."""

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests.people import account, enter
from tests.web.pages import words


def test_a_visitor_learns_what_the_site_is_and_how_to_get_in(client: FlaskClient) -> None:
    page = client.get("/")
    assert page.status_code == 200
    assert "Interpersonal Psychotherapy" in words(page.text)
    assert "No credentialing body counts simulated cases" in words(page.text)
    assert 'href="/sign-in"' in page.text


def test_whoever_is_signed_in_goes_home(client: FlaskClient, site_db: Session) -> None:
    enter(client, account(site_db, "trainee"))
    assert client.get("/").location == "/home"
