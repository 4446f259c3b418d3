"""One pathway: each requirement with its state, evidence, what was set aside and why, and what to do next."""

from datetime import datetime

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests import logbook, standards
from tests.people import account
from tests.web.house import database, visit
from tests.web.pages import post, words
from trainer.db.models import FollowedPathway, SectionRead
from trainer.services.catalogue import current

PATHWAYS = "/p/north/pathways"
ISIPT = f"{PATHWAYS}/isipt-therapist-current"
OWN = f"{PATHWAYS}/programme-foundation-2026"


def test_what_isipt_asks_in_the_order_of_an_application(judged_app: Flask) -> None:
    page = visit(judged_app, "trainee").get(ISIPT).text
    said = words(page)
    order = ["Standing", "Teaching and reading", "Cases and supervision", "Attestations", "Letters and papers",
             "Application and membership", "Programme practice, not counted by ISIPT"]  # fmt: skip
    places = [page.index(f">{part}<") for part in order]
    assert places == sorted(places)
    assert "not endorsed by ISIPT. Readiness is advisory; the body decides." in said
    assert "0 of 150 hours" in said
    assert "confirm with the body" in said
    assert "Preferred: it never stands in the way." in said
    assert "Our reading:" in said
    assert "It could also be:" in said
    assert "Case 1: A1 1 of 2 supervised" in said
    assert "Case 3 not begun" in said


def test_an_hour_counts_here_and_not_there(judged_app: Flask) -> None:
    """The supervisor is one of ISIPT's, but no trainer: the course is set aside, and the reason says so."""
    client = visit(judged_app, "trainee")
    said = words(client.get(ISIPT).text)
    assert f'href="/p/north/log/{logbook.COURSE}"' in client.get(ISIPT).text
    assert "Supervisor was not known here as trainer with ISIPT on 2 March 2026" in said
    assert "counts for DG-IPT certified therapist, not here, because Supervisor was not known" in said


def test_reading_every_section_meets_the_reading(reader: FlaskClient, published_app: Flask, now: datetime) -> None:
    assert "Read the module “What IPT is”" in words(reader.get(OWN).text)
    with Session(published_app.extensions["engine"]) as own:
        person = account(own, "trainee").id
        for slug, edition in current(own).modules.items():
            own.add_all(
                SectionRead(account_id=person, slug=slug, section=s.id, read_at=now) for s in edition.module.sections
            )
        own.commit()
    said = words(reader.get(OWN).text)
    assert "2 of 2" in said
    assert "0 of 3 cases" in said


def test_only_the_programmes_own_is_pinned(published_app: Flask) -> None:
    client = visit(published_app, "trainee")
    for page in (OWN, ISIPT):
        post(client, f"{page}/follow", page=page)
    assert "your edition: 2026, since" in words(client.get(OWN).text)
    with database(published_app) as db:
        pins = {row.slug: row.edition_id is not None for row in db.query(FollowedPathway)}
    assert pins == {"programme-foundation-2026": True, "isipt-therapist-current": False}


def test_which_standard_holds_or_that_none_is_set(published_app: Flask) -> None:
    client = visit(published_app, "trainee")
    assert "No standard is set in your programme: nobody passes and nobody fails by it." in words(client.get(OWN).text)
    with database(published_app) as db:
        standards.in_force(db)
    said = words(client.get(OWN).text)
    assert "The standard that holds is a mean level of 3.00, with a standard error of 0.29" in said
    assert "so at least from 2.71 to 3.29" in said
    assert "Floors, below which a case does not count: Choice of focus: 2; Risk and safety: 2." in said
    assert "standard" not in words(client.get(ISIPT).text)


def test_one_that_is_not_there(reader: FlaskClient) -> None:
    assert reader.get(f"{PATHWAYS}/nobodys").status_code == 404
