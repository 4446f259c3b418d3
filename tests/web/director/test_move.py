"""Going on in another programme of the same director."""

import sqlalchemy as sa
from flask import Flask

from tests.web.bonds import PEOPLE, TRAINEE, today
from tests.web.house import database, now, visit
from tests.web.pages import post, words
from trainer.db.models import Membership
from trainer.services.accounts import join

PAGE = f"{PEOPLE}/{TRAINEE}/move"


def test_without_another_programme_the_page_says_so(app: Flask) -> None:
    found = words(visit(app, "director").get(PAGE).text)
    assert "There is no other programme that you direct." in found
    assert "First day there" not in found


def test_one_goes_on_there(app: Flask) -> None:
    with database(app) as db:
        join(db, email="director@example.org", programme="south", role="director", now=now())
    client = visit(app, "director")
    page = client.get(PAGE).text
    assert '<option value="2:2">The South, First</option>' in page
    assert post(client, PAGE, goal="2:2", from_on=today()).status_code == 302
    with database(app) as db:
        new = db.scalars(sa.select(Membership).where(Membership.account_id == 1, Membership.programme_id == 2)).one()
        assert (new.role, new.cohort_id, new.from_on) == ("trainee", 2, today())
    refused = post(client, PAGE, goal="", from_on=today())
    assert refused.status_code == 422
    assert "Choose where to." in words(refused.text)
