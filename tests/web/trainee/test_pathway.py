"""Pathways: what each certificate asks and where a trainee stands."""

from datetime import datetime

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests.people import account
from tests.web.pages import words
from trainer.db.models import SectionRead
from trainer.services.catalogue import current


def test_practice_is_never_a_credential(reader: FlaskClient) -> None:
    said = words(reader.get("/p/north/pathway").text)
    assert "no outside body counts simulated cases" in said
    assert "0 of 2" in said
    assert said.index("Foundation in IPT formulation") < said.index("ISIPT certified therapist")


def test_real_cases_are_hours_and_days_and_what_is_unsure_asks_the_body(reader: FlaskClient) -> None:
    said = words(reader.get("/p/north/pathway").text)
    assert "0:00 of 150 hours" in said
    assert "0 of 365 days" in said
    assert "confirm with the body" in said
    assert "Preferred: it never stands in the way." in said
    assert "not endorsed by ISIPT. Readiness is advisory; the body decides." in said


def test_reading_every_section_meets_the_reading(reader: FlaskClient, published_app: Flask, now: datetime) -> None:
    with Session(published_app.extensions["engine"]) as own:
        person = account(own, "trainee").id
        for slug, edition in current(own).modules.items():
            own.add_all(
                SectionRead(account_id=person, slug=slug, section=s.id, read_at=now) for s in edition.module.sections
            )
        own.commit()
    said = words(reader.get("/p/north/pathway").text)
    assert "2 of 2" in said
    assert "0 of 3" in said


def test_an_empty_page_explains_itself(early: FlaskClient) -> None:
    assert "No pathway has been published yet" in words(early.get("/p/north/pathway").text)
