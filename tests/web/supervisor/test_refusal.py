"""A supervisor cannot vouch for an entry, or takes back what they entered themselves."""

import sqlalchemy as sa
from flask import Flask

from tests import desks
from tests.web.house import database, visit
from tests.web.pages import post, words
from tests.web.supervisor.logs import LOG, at, said
from trainer.db.models import LogEntry, Notice

PAGE = f"{at(desks.SESSION)}/decline"


def test_with_a_reason_and_the_trainee_is_told(worked_app: Flask) -> None:
    client = visit(worked_app, "supervisor")
    answer = post(client, PAGE, reason="differs", note="I have 45 minutes.")
    found = words(client.get(answer.location).text)
    assert "Noted. Trainee is told." in found
    assert "I have 45 minutes." in found
    assert said(worked_app) == [(desks.SESSION, "declined")]
    with database(worked_app) as db:
        newest = db.scalars(sa.select(Notice).order_by(Notice.id.desc())).first()
        assert newest
        assert newest.subject == "Supervisor could not vouch for an entry of your log"


def test_a_reason_is_needed(worked_app: Flask) -> None:
    client = visit(worked_app, "supervisor")
    answer = post(client, PAGE)
    assert answer.status_code == 422
    assert "Choose one of these." in words(answer.text)
    other = post(client, PAGE, reason="other", note="")
    assert "This cannot stay empty." in words(other.text)
    assert said(worked_app) == []


def test_what_could_tell_who_a_patient_is_is_held_until_cleared(worked_app: Flask) -> None:
    client = visit(worked_app, "supervisor")
    held = post(client, PAGE, reason="differs", note="Mrs Lindqvist came late.")
    assert held.status_code == 422
    assert "looks like a name, and is none" in words(held.text)
    key = held.text.split('name="cleared"')[1].split('value="')[1].split('"')[0]
    assert post(client, PAGE, reason="differs", note="Mrs Lindqvist came late.", cleared=key).status_code == 302


def test_ones_own_rating_is_taken_back_and_nobody_elses_entry(worked_app: Flask) -> None:
    client = visit(worked_app, "supervisor")
    rated = {"of": f"{desks.CASE}/1", "instrument": "X", "version": "1", "scores": "3", "role": "supervisor"}
    post(client, f"{LOG}/rating", on="2026-09-20", nonce="n1", **rated)
    with database(worked_app) as db:
        ref = db.scalars(sa.select(LogEntry.ref).where(LogEntry.kind == "rating")).one()
    page = f"{at(ref)}/take-back"
    assert page in client.get(at(ref)).text
    answer = post(client, page, reason="mistake")
    found = words(client.get(answer.location).text)
    assert "An entry that was withdrawn" in found
    assert "it never was so" in found
    assert post(client, f"{at(desks.SESSION)}/take-back", reason="mistake").status_code == 404
