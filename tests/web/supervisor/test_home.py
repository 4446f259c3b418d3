"""The home of the role: supervisor."""

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests.people import account, enter
from tests.web.pages import words


def test_an_empty_home_says_what_will_be_there(client: FlaskClient, site_db: Session) -> None:
    enter(client, account(site_db, "supervisor"))
    page = client.get("/p/north/supervision")
    assert page.status_code == 200
    assert "No piece of work waits for you." in words(page.text)
