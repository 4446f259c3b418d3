"""One person's page: the facts, the clock, what was changed; and that looking at it is noted once."""

import sqlalchemy as sa
from flask import Flask

from tests.web.bonds import PEOPLE, SUPERVISOR, TRAINEE, away, days, tie
from tests.web.house import database, visit
from tests.web.pages import words
from trainer.db.models import AuditEvent, Membership, Pace


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
