"""The home of the role: expert."""

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests.people import account, enter
from tests.web.pages import words


def test_an_empty_home_says_what_will_be_there(client: FlaskClient, site_db: Session) -> None:
    enter(client, account(site_db, "expert"))
    page = client.get("/p/north/annotation")
    assert page.status_code == 200
    assert "No case waits for your reading." in words(page.text)
