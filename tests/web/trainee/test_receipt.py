"""The receipt: reference and time; undo while nothing is revealed; then locked."""

import re
from datetime import timedelta

import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from tests.people import account, enter
from tests.web.pages import post, words
from tests.web.trainee.desk import Desk
from trainer.db.models import Submission


def test_it_says_what_when_and_under_which_reference(desk: Desk) -> None:
    address = desk.finish()
    page = desk.client.get(address).text
    said = words(page)
    assert address.rpartition("/")[2] in said
    assert "Flour and water" in said
    assert "you alone: this is practice" in said
    assert "10 minutes more" in said
    assert re.search(r'<time datetime="\d{4}-\d\d-\d\dT[^"]+" title="[^"]+">', page)


def test_it_can_be_taken_back(desk: Desk) -> None:
    address = desk.finish()
    assert post(desk.client, f"{address}/undo", page=address).location == desk.address
    assert "Taken back. The case is yours to work on again" in words(desk.page())
    assert "Taken back" in words(desk.client.get(address).text)
    assert desk.save(("o9", "onset.when", None, "July")).status_code == 200


def test_after_ten_minutes_it_is_locked(desk: Desk, published_app: Flask) -> None:
    address = desk.finish()
    with Session(published_app.extensions["engine"]) as own:
        submission = own.scalars(sa.select(Submission)).one()
        submission.handed_in_at -= timedelta(minutes=10)
        own.commit()
    page = desk.client.get(address).text
    assert "Ten minutes have passed" in words(page)
    assert "/undo" not in page
    assert post(desk.client, f"{address}/undo", page=address).status_code == 409


def test_showing_the_readers_says_that_it_closes_the_way_back_and_does(desk: Desk) -> None:
    address = desk.finish()
    assert "this closes the way back" in words(desk.client.get(address).text)
    assert post(desk.client, f"{address}/reveal", page=address).location == f"{address}/result"
    page = desk.client.get(address).text
    assert "Read your result" in words(page)
    assert "/undo" not in page


def test_it_is_its_owners_alone(desk: Desk, published_app: Flask) -> None:
    address = desk.finish()
    with Session(published_app.extensions["engine"]) as own:
        supervisor = enter(published_app.test_client(), account(own, "supervisor"))
    assert supervisor.get(address).status_code == 404
    assert desk.client.get("/p/north/submissions/NONE-SUCH").status_code == 404
