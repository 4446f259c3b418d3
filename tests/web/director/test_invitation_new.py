"""One person is invited."""

import sqlalchemy as sa
from flask import Flask

from tests.web.bonds import PROGRAMME
from tests.web.house import database, visit
from tests.web.pages import post, words
from trainer.db.models import Invitation

NONE = {"role": "trainee", "cohort": "", "supervisor": "", "pace": ""}
PAGE = f"{PROGRAMME}/invitations/new"


def test_with_everything(app: Flask) -> None:
    client = visit(app, "director")
    fields = {
        "name": "Ana Lima",
        "email": "Ana@Example.org",
        "role": "trainee",
        "capabilities": "committee",
        "cohort": "first",
        "supervisor": "supervisor@example.org",
        "pace": "60",
    }
    assert post(client, PAGE, **fields).location == f"{PAGE}?cohort=first"
    with database(app) as db:
        (row,) = db.scalars(sa.select(Invitation))
        assert (row.email, row.cohort_id, row.supervisor_id, row.pace, row.capabilities) == (
            "ana@example.org",
            1,
            2,
            60,
            ["committee"],
        )
    next_one = client.get(f"{PAGE}?cohort=first").text
    assert "An invitation is on its way to Ana@Example.org." in words(next_one)
    assert '<option selected value="first">' in next_one


def test_what_is_wrong_stands_at_its_field_and_nothing_is_lost(app: Flask) -> None:
    client = visit(app, "director")
    fields = {
        "name": "",
        "email": "trainee@example.org",
        "role": "trainee",
        "pace": "5",
        "cohort": "first",
        "supervisor": "",
    }
    answer = post(client, PAGE, **fields)
    found = words(answer.text)
    assert answer.status_code == 422
    assert "trainee@example.org belongs to this programme already, in the same role." in found
    assert "The name is missing." in found
    assert "“5” is no pace." in found
    assert '<option selected value="first">' in answer.text
    assert 'value="trainee@example.org"' in answer.text


def test_whether_somebody_has_an_account_elsewhere_is_not_told(app: Flask) -> None:
    client = visit(app, "director")
    known = post(client, PAGE, name="S", email="stranger@example.org", **NONE)
    unknown = post(client, PAGE, name="N", email="nobody@example.org", **NONE)
    assert known.status_code == unknown.status_code == 302
    assert known.location == unknown.location
