"""One page for the next meeting, each line with its reason."""

from flask import Flask

from tests.web.bonds import say
from tests.web.house import database, visit
from tests.web.lessons import TRAINEE, aim, piece
from tests.web.pages import words
from trainer.db.models import Programme
from trainer.domain.settings import Settings

PAGE = f"{TRAINEE}/agenda"


def said(site: Flask) -> str:
    answer = visit(site, "supervisor").get(PAGE)
    assert answer.status_code == 200
    return words(answer.text)


def test_nothing_of_work_that_is_not_released(published_app: Flask) -> None:
    piece(published_app, released=False)
    page = said(published_app)
    assert "Nothing is released yet." in page
    assert "Manny" not in page


def test_misses_aims_and_questions_each_with_a_reason(published_app: Flask) -> None:
    piece(published_app)
    aim(published_app)
    say(published_app, "trainee", "supervisor", "When do we meet?")
    page = said(published_app)
    assert "Safety: passive suicidal thoughts was not heard at least half of the readers hear it disclosed" in page
    assert "Manny is missing from the inventory at least half of the readers find this person essential" in page
    assert "not asked about yet" in page
    assert "When do we meet? written" in page
    assert "To be defended" not in page


def test_a_defence_that_is_asked_for_stands_on_it(published_app: Flask) -> None:
    piece(published_app)
    with database(published_app) as db:
        db.get_one(Programme, 1).settings = Settings(defence_required=True).to_json()
        db.commit()
    assert "only once a ten-minute defence has stood: Flour and water" in said(published_app)
