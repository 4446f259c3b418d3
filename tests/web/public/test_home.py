"""The way home."""

from datetime import date, datetime

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests.people import account, enter
from tests.web.pages import words
from trainer.db.models import Membership
from trainer.services.accounts import join


def test_one_programme_leads_straight_home(client: FlaskClient, site_db: Session) -> None:
    enter(client, account(site_db, "trainee"))
    assert client.get("/home").location == "/p/north/home"


def test_several_programmes_are_a_choice(client: FlaskClient, site_db: Session, now: datetime) -> None:
    join(site_db, email="trainee@example.org", programme="south", role="director", now=now)
    enter(client, account(site_db, "trainee"))
    page = client.get("/home").text
    assert 'href="/p/north/home"' in page
    assert 'href="/p/south/programme"' in page


def test_nobody_without_a_programme_is_left_standing(client: FlaskClient, site_db: Session) -> None:
    person = account(site_db, "trainee")
    site_db.query(Membership).filter_by(account_id=person.id).update({"until_on": date(2026, 9, 2)})
    site_db.commit()
    enter(client, person)
    found = words(client.get("/home").text)
    assert "you belong to no programme at present" in found
    assert "The North was open to you until 2 September 2026" in found
    assert client.get("/p/north/to-do").location == "/home"


def test_whoever_comes_later_is_told_when(client: FlaskClient, site_db: Session) -> None:
    person = account(site_db, "trainee")
    site_db.query(Membership).filter_by(account_id=person.id).update({"from_on": date(2999, 3, 1)})
    site_db.commit()
    enter(client, person)
    assert "The North opens for you on 1 March 2999" in words(client.get("/home").text)
