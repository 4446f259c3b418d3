"""One requirement: who stands where on it, how long it takes, where people stall."""

import sqlalchemy as sa
from flask import Flask

from tests.web.director.test_readiness import people
from tests.web.house import database, visit
from tests.web.pages import words
from trainer.db.models import ProgressLine, ProgressTally

PRACTICE = "/p/north/readiness/requirement/practice"


def test_who_and_since_when(published_app: Flask) -> None:
    people(published_app, "Ana", "Ben")
    found = words(visit(published_app, "director").get(PRACTICE).text)
    assert "Work three different cases as practice" in found
    assert "3 not yet" in found
    assert "Too few have met it to say." in found
    assert "Who: not yet" in found
    assert "Ana 0 of 3" in found


def test_how_long_it_takes_in_weeks_of_training(published_app: Flask) -> None:
    people(published_app, *(f"P{n}" for n in range(8)))
    with database(published_app) as db:
        mine = (ProgressLine.requirement == "practice", ProgressLine.programme_id == 1)
        for n, line in enumerate(db.scalars(sa.select(ProgressLine).where(*mine))):
            line.state, line.days = "met", 7 * n
        db.execute(sa.update(ProgressTally).where(ProgressTally.requirement == "practice").values(state="met"))
        db.commit()
    found = words(visit(published_app, "director").get(PRACTICE).text)
    assert "Half of those who have met it had done so by week 5" in found


def test_no_such_requirement(published_app: Flask) -> None:
    assert visit(published_app, "director").get("/p/north/readiness/requirement/nonsense").status_code == 404
