"""Leave of trainees and of supervisors, who may have somebody to stand in."""

import sqlalchemy as sa
from flask import Flask

from tests.web.bonds import PEOPLE, SUPERVISOR, TRAINEE, add, away, days, tie, today
from tests.web.house import database, visit
from tests.web.pages import post, words
from trainer.db.models import Leave, Notice


def test_a_trainees_leave(app: Flask) -> None:
    client = visit(app, "director")
    page = f"{PEOPLE}/{TRAINEE}/leave"
    assert "Who stands in" not in client.get(page).text
    assert post(client, page, from_on=today(), until_on="", reason="a rest").status_code == 302
    with database(app) as db:
        (row,) = db.scalars(sa.select(Leave))
        assert (row.membership_id, row.until_on, row.reason) == (TRAINEE, None, "a rest")
    one = f"{page}/{row.id}"
    assert 'value="a rest"' in client.get(one).text
    assert post(client, one, from_on=today(), until_on=days(5), reason="a rest").status_code == 302
    again = post(client, page, from_on=days(2))
    assert again.status_code == 422
    assert "already; change that one instead" in words(again.text)
    assert post(client, f"{one}/out", page=one).status_code == 302
    with database(app) as db:
        assert db.scalars(sa.select(Leave)).all() == []


def test_a_supervisors_leave_with_somebody_to_stand_in(app: Flask) -> None:
    tie(app)
    dan = add(app, "dan", "supervisor")
    client = visit(app, "director")
    page = f"{PEOPLE}/{SUPERVISOR}/leave"
    assert "Dan" in client.get(page).text
    assert post(client, page, from_on=today(), until_on=days(9), reason="", cover=str(dan)).status_code == 302
    with database(app) as db:
        told = db.scalars(sa.select(Notice.subject).where(Notice.account_id == 1).order_by(Notice.id)).all()
        assert "Supervisor is on leave" in told[-1]
    assert "Dan stands in" in words(client.get(f"{PEOPLE}/{SUPERVISOR}").text)


def test_the_last_day_is_not_before_the_first(app: Flask) -> None:
    answer = post(
        visit(app, "director"), f"{PEOPLE}/{TRAINEE}/leave", from_on=today(), until_on=days(-1), reason="a rest"
    )
    assert answer.status_code == 422
    assert "This day comes before the first one." in words(answer.text)
    assert 'value="a rest"' in answer.text


def test_leave_of_somebody_else_is_not_here(app: Flask) -> None:
    row = away(app, "trainee")
    assert visit(app, "director").get(f"{PEOPLE}/{SUPERVISOR}/leave/{row.id}").status_code == 404
