"""The programme's standard on one page: none, one that holds, those before, and the study that is under way."""

from flask import Flask

from tests.standards import in_force, judged, opened, three
from tests.web.bonds import PROGRAMME
from tests.web.house import database, visit
from tests.web.pages import words

PAGE = f"{PROGRAMME}/standards"


def said(site: Flask) -> str:
    return words(visit(site, "director").get(PAGE).text)


def test_until_one_is_adopted_nobody_passes_or_fails(published_app: Flask) -> None:
    found = said(published_app)
    assert "No standard holds: nobody passes and nobody fails." in found
    assert "Have a standard set" in found
    with database(published_app) as db:
        opened(db, three(db))
    found = said(published_app)
    assert "A study is under way : first round" in found
    assert "No standard holds" in found


def test_what_holds_with_its_error_floors_and_reason(published_app: Flask) -> None:
    with database(published_app) as db:
        in_force(db)
    found = said(published_app)
    assert "Holds now" in found
    assert "3.00 , standard error 0.29, 3 judges" in found
    assert "Choice of focus: 2; Risk and safety: 2" in found
    assert "As the judges found." in found


def test_a_study_that_is_over_waits_to_be_adopted(published_app: Flask) -> None:
    with database(published_app) as db:
        judged(db)
    assert "to be adopted or set aside" in said(published_app)
