"""One person's page: the facts, the clock, what was changed; and that looking at it is noted once."""

from datetime import date

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.web.bonds import PEOPLE, SUPERVISOR, TRAINEE, away, days, tie
from tests.web.house import database, visit
from tests.web.pages import words
from tests.work import place_in_cohort
from trainer.db.models import AuditEvent, Membership, Pace
from trainer.web.components.people_words import on
from trainer.web.director.person import years_on


def said(site: Flask, membership_id: int = TRAINEE) -> str:
    answer = visit(site, "director").get(f"{PEOPLE}/{membership_id}")
    assert answer.status_code == 200
    return words(answer.text)


def test_a_trainees_facts(app: Flask) -> None:
    tie(app)
    with database(app) as db:
        db.get_one(Membership, TRAINEE).from_on = days(-60)
        db.add(Pace(membership_id=TRAINEE, from_on=days(-60), percent=50))
        db.commit()
    away(app, "trainee", from_on=days(-30), until_on=days(-1), reason="a rest")
    found = said(app)
    assert "0.5 months of full-time training" in found  # 31 days at half time
    assert "50 per cent from" in found
    assert "a rest" in found
    assert "Supervisor since" in found
    assert "Leave noted Director" in found


def test_training_time_begins_with_the_cohort(app: Flask) -> None:
    with database(app) as db:
        place_in_cohort(db).starts_on = days(40)
        db.commit()
    found = said(app)
    assert f"Begins to count on {words(on(days(40)))}" in found
    assert "That is the first day of the cohort" in found
    with database(app) as db:
        place_in_cohort(db).starts_on = days(-60)
        db.get_one(Membership, TRAINEE).from_on = days(-30)
        db.commit()
    assert f"Counted from {words(on(days(-30)))}" in said(app)


@pytest.mark.parametrize(
    ("day", "then"),
    [
        (date(2028, 2, 29), date(2029, 3, 1)),
        (date(2027, 2, 28), date(2028, 2, 28)),
        (date(9999, 1, 1), date(9999, 1, 1)),
    ],
)
def test_a_year_on(day: date, then: date) -> None:
    assert years_on(day, 1) == then


def test_a_supervisors_trainees(app: Flask) -> None:
    tie(app)
    found = said(app, SUPERVISOR)
    assert "Trainees Give trainees to others Trainee since" in found
    assert "Training time" not in found


def test_looking_is_noted_once_an_hour(app: Flask) -> None:
    client = visit(app, "director")
    for _ in range(3):
        client.get(f"{PEOPLE}/{TRAINEE}")
    with database(app) as db:
        assert db.scalars(sa.select(AuditEvent.action).where(AuditEvent.action == "person.opened")).all() == [
            "person.opened"
        ]


def test_people_of_other_programmes_are_not_here(app: Flask) -> None:
    client = visit(app, "director")
    for number in (5, 999, 10**12):
        assert client.get(f"{PEOPLE}/{number}").status_code == 404
