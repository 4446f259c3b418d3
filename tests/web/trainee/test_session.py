"""A session as plain reading."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests import long_case
from tests.people import account, enter
from tests.web.house import database
from tests.web.pages import post, words

ADDRESS = "/p/north/cases/flour-and-water/sessions"


def test_every_turn_has_its_own_address(reader: FlaskClient) -> None:
    page = reader.get(f"{ADDRESS}/1").text
    assert 'id="s1-T1"' in page
    assert 'id="s1-C2"' in page
    assert 'href="#s1-C2">C2</a>' in page
    assert page.count('role="listitem"') >= 30


@pytest.fixture
def supervisor(published_app: Flask) -> FlaskClient:
    with Session(published_app.extensions["engine"]) as own:
        return enter(published_app.test_client(), account(own, "supervisor"))


def test_a_trainee_opens_later_sessions_in_the_workspace_only(reader: FlaskClient) -> None:
    assert "Read session 2" not in reader.get(f"{ADDRESS}/1").text
    refused = reader.get(f"{ADDRESS}/2")
    assert (refused.status_code, refused.location) == (302, "/p/north/cases/flour-and-water")
    assert "Session 2 opens in your workspace" in words(reader.get(refused.location).text)
    areas = ("grief", "role-dispute", "role-transition", "interpersonal-deficits")
    said = {f"commitments.1.areas.{area}": "25" for area in areas} | {"commitments.1.primary": "grief", "after": "1"}
    draft = post(reader, "/p/north/cases/flour-and-water/start", page="/p/north/cases/flour-and-water").location
    post(reader, f"{draft}/commit", page=draft, **said)
    assert reader.get(f"{ADDRESS}/2").status_code == 200
    assert reader.get(f"{ADDRESS}/3").status_code == 302


def test_one_session_leads_to_the_next_and_back(supervisor: FlaskClient) -> None:
    reader = supervisor
    first, last = reader.get(f"{ADDRESS}/1").text, reader.get(f"{ADDRESS}/3").text
    assert "Read session 2" in first
    assert "Back to session 2" in last
    assert "Back to the case" in last
    assert f'href="{ADDRESS}/1" aria-current="page"' in first


def test_a_number_the_case_does_not_have_is_not_there(reader: FlaskClient) -> None:
    assert [reader.get(f"{ADDRESS}/{number}").status_code for number in ("0", "4", "x", "-1")] == [404] * 4


def test_staff_read_a_long_case_to_its_end_and_a_trainee_does_not(
    published_app: Flask, reader: FlaskClient, supervisor: FlaskClient
) -> None:
    with database(published_app) as db:
        long_case.publish(db)
    assert "ENDINGWORDS" in supervisor.get(f"{ADDRESS}/5").text
    assert "Read session 5" in supervisor.get(f"{ADDRESS}/4").text
    assert "goes on for 2 more" in words(reader.get("/p/north/cases").text)
    case = words(reader.get("/p/north/cases/flour-and-water").text)
    assert "It goes on for 2 more sessions after your result" in case
    assert "the oven" not in case
    assert reader.get(f"{ADDRESS}/4").status_code == 404
