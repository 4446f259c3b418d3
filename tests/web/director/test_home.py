"""The home of the role: director."""

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests.people import account, enter
from tests.web.pages import words


def test_an_empty_home_says_what_will_be_there(client: FlaskClient, site_db: Session) -> None:
    enter(client, account(site_db, "director"))
    page = client.get("/p/north/programme")
    assert page.status_code == 200
    assert "Nobody needs a decision from you." in words(page.text)
    assert "4 people: dates, pace, leave" in words(page.text)
    assert "0 wait to be accepted" in words(page.text)
