"""One case before it is worked."""

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests import people, practice, work
from tests.web.house import assign, database, visit
from tests.web.pages import post, words
from tests.web.supervisor.test_calibration import counted
from trainer.db.models import Draft
from trainer.services.catalogue import current

ADDRESS = "/p/north/cases/flour-and-water"


def test_the_referral_note_and_what_will_be_asked(reader: FlaskClient) -> None:
    page = reader.get(ADDRESS)
    said = words(page.text)
    assert page.status_code == 200
    assert "Referral note" in said
    assert "This case touches on: " in said
    assert "Weissman, Markowitz and Klerman" in said
    assert all(area in said for area in ("Grief", "Role dispute", "Role transition", "Interpersonal deficits"))
    assert f'href="{ADDRESS}/sessions/1"' in page.text


def test_the_key_stays_closed(reader: FlaskClient, published_app: Flask) -> None:
    """Nothing of the people's file or the readers' annotations is in the pages before hand-in."""
    with Session(published_app.extensions["engine"]) as own:
        case = current(own).vignettes["flour-and-water"].vignette
    pages = [reader.get(path).text for path in (ADDRESS, f"{ADDRESS}/sessions/1", "/p/north/cases")]
    secrets = [a.formulation.text[:60] for a in case.annotations] + [p for a in case.annotations for p in a.key_points]
    assert secrets
    assert not [secret for secret in secrets for page in pages if secret and secret in page]


def test_what_is_not_there_is_not_there(reader: FlaskClient) -> None:
    assert reader.get("/p/north/cases/nothing").status_code == 404


def test_it_says_what_is_asked_and_the_way_in_does_it(published_app: Flask) -> None:
    """Whoever finds a case on the shelf that was set for them does what was asked by working it."""
    assign(published_app, mode="practice")
    trainee = visit(published_app, "trainee")
    said = words(trainee.get(ADDRESS).text)
    assert "This case is set for you, due " in said
    assert "See what is asked" in said
    draft = post(trainee, f"{ADDRESS}/start", page=ADDRESS)
    assert draft.location == "/p/north/drafts/1"
    assert "Go on with this case" in words(trainee.get(ADDRESS).text)
    with database(published_app) as db:
        assert db.get_one(Draft, 1).assignment_id == 1


def test_assessed_work_is_begun_on_its_own_page(published_app: Flask) -> None:
    assign(published_app)
    page = visit(published_app, "trainee").get(ADDRESS)
    assert "To this assessed case" in words(page.text)
    assert f'action="{ADDRESS}/start"' not in page.text


def test_what_was_handed_in_leads_to_its_result(published_app: Flask) -> None:
    with database(published_app) as db:
        practice.handed_in(db, work.member(db, "trainee"), people.NOW)
    said = words(visit(published_app, "trainee").get(ADDRESS).text)
    assert "Work this case again" in said
    assert "You handed in attempt 1 on " in said
    assert "Read that result" in said


def test_it_asks_few_questions(published_app: Flask, statements: list[str]) -> None:
    with database(published_app) as db:
        practice.handed_in(db, work.member(db, "trainee"), people.NOW)
    assign(published_app, alternative=work.ALIKE)
    assert counted(published_app, statements, ADDRESS, "trainee") <= 6
