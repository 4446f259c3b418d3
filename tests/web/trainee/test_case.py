"""One case before it is worked."""

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests.web.pages import words
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
