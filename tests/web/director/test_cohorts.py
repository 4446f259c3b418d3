"""The programme's cohorts with their numbers."""

import sqlalchemy as sa
from flask import Flask

from tests.web.bonds import PROGRAMME, add
from tests.web.house import database, visit
from tests.web.pages import words

PAGE = f"{PROGRAMME}/cohorts"


def test_each_with_its_numbers(app: Flask) -> None:
    for key in ("ana", "bo"):
        add(app, key, "trainee", cohort_id=1)
    found = words(visit(app, "director").get(PAGE).text)
    assert "First 1 September 2026 open 2 0" in found


def test_an_empty_page_teaches(app: Flask) -> None:
    with database(app) as db:
        db.execute(sa.text("DELETE FROM cohort"))
        db.commit()
    assert "There is no cohort yet." in words(visit(app, "director").get(PAGE).text)
