"""Quality of the instrument: nothing of too few, numbers of enough, and the same statements however many."""

import sqlalchemy as sa
from flask import Flask

from tests.attempts import attempt, person, released
from tests.db.test_case_statistics import rate
from tests.house import House
from tests.web.bonds import PROGRAMME
from tests.web.house import database, visit
from tests.web.pages import words
from tests.web.supervisor.test_calibration import counted
from trainer.db.models import ActiveEdition, ContentEdition, Membership, Programme

PAGE = f"{PROGRAMME}/instrument"
CASES = ("flour-and-water", "the-second-desk")


class North(House):
    """The site's own programme, in the shape that other tests give their people."""

    def __init__(self, db: object) -> None:
        self.session = db  # type: ignore[assignment]
        self.programme = self.session.scalars(sa.select(Programme).where(Programme.slug == "north")).one()
        director = sa.select(Membership).where(Membership.role == "director", Membership.programme_id == 1)
        self.director = self.session.scalars(director).first()  # type: ignore[assignment]


def work(site: Flask, people: int, *, rated: bool = False) -> None:
    """So many people hand in two cases; whoever is better at one is better at the other, and rated anyhow."""
    with database(site) as db:
        house = North(db)
        pointed = sa.select(ContentEdition).join(ActiveEdition, ActiveEdition.edition_id == ContentEdition.id)
        one, other = (db.scalars(pointed.where(ContentEdition.slug == slug)).one() for slug in CASES)
        score = {
            "people": [
                {
                    "matched": "lori",
                    "verdict": "missed",
                    "essential": True,
                    "cited": [],
                    "panel_turns": {"s1:C2": 1.0},
                }
            ],
            "areas": [],
        }
        for n in range(people):
            who = person(db, 1)
            attempt(db, who, one, 0.3 + 0.04 * (n % 10), score=score)
            if rated:
                released(db, who, other, {"r/x": 1 + n % 5}, attempt=2)
                rate(db, house, who.account_id, str(1 + n // 5 % 4), 10)
            attempt(db, who, other, 0.2 + 0.05 * (n % 10))
        db.commit()


def said(site: Flask, page: str = PAGE) -> str:
    return words(visit(site, "director").get(page).text)


def test_of_too_few_nothing_is_said(published_app: Flask) -> None:
    work(published_app, 9)
    found = said(published_app)
    assert "too few: 9 of 10" in found
    assert "95 % interval" not in found.partition("How the readers agree")[0]
    assert "Too few to say: 0 of 10 people" in found
    assert "No work that two graders judged has been released yet." in found


def test_of_enough_with_intervals_and_a_drawing_that_has_its_table(published_app: Flask) -> None:
    work(published_app, 20, rated=True)
    page = visit(published_app, "director").get(PAGE).text
    found = words(page)
    assert "0.48 95 % interval" in found
    assert "+1.00" in found  # the two cases go together
    assert "Rank correlation" in found
    assert "The interval holds 0" in found
    assert 'role="img"' in page
    assert "4.00 to 4.50" in found  # a row of the table
    assert "0.87" in found  # published


def test_where_nobody_departs_from_it_there_is_no_interval_and_none_is_read_into_it(published_app: Flask) -> None:
    with database(published_app) as db:
        house = North(db)
        pointed = sa.select(ContentEdition).join(ActiveEdition, ActiveEdition.edition_id == ContentEdition.id)
        case = db.scalars(pointed.where(ContentEdition.slug == CASES[0])).one()
        for n in range(10):
            who = person(db, 1)
            released(db, who, case, {"r/x": 1 + n / 3})
            rate(db, house, who.account_id, str(1 + n), 10)
        db.commit()
    found = said(published_app)
    assert "+1.00 without an interval: nobody departs from it" in found
    assert "On average, those who did better on cases were rated higher later" in found


def test_statements_do_not_grow(published_app: Flask, statements: list[str]) -> None:
    work(published_app, 11, rated=True)
    once = counted(published_app, statements, PAGE, "director")
    work(published_app, 10, rated=True)
    assert counted(published_app, statements, PAGE, "director") == once
