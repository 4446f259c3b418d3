"""A waiver: with a reason, until a day, taken back."""

from datetime import timedelta

from flask import Flask

from tests import bonds
from tests.pieces import decide
from tests.web.bonds import PROGRAMME
from tests.web.house import database, now, visit
from tests.web.pages import post, words
from tests.web.supervisor.test_calibration import counted
from tests.work import member
from trainer.services.calibrating import may_grade, waive

PAGE = f"{PROGRAMME}/calibration/{bonds.SUPERVISOR}"


def may(site: Flask) -> bool:
    with database(site) as db:
        return may_grade(db, member(db, "supervisor"), now().date())


def test_given_and_taken_back(published_app: Flask) -> None:
    with database(published_app) as db:
        decide(db, calibration=True)
    assert not may(published_app)
    client = visit(published_app, "director")
    until = now().date() + timedelta(days=30)
    answer = post(client, PAGE, until_on=until.isoformat(), reason="Has graded for years.")
    found = words(client.get(answer.location).text)
    assert "This supervisor may take work to grade." in found
    assert "Has graded for years." in found
    assert may(published_app)
    back = post(client, f"{PAGE}/waivers/1/end", page=PAGE)
    assert "Taken back." in words(client.get(back.location).text)
    assert not may(published_app)
    assert "Take this waiver back" not in words(client.get(PAGE).text)


def test_without_a_reason_it_is_refused_and_says_so(published_app: Flask) -> None:
    client = visit(published_app, "director")
    answer = post(client, PAGE, until_on=now().date().isoformat(), reason=" ")
    assert answer.status_code == 422
    assert "A waiver needs a reason" in words(answer.text)


def test_a_day_in_the_past_is_refused(published_app: Flask) -> None:
    client = visit(published_app, "director")
    answer = post(client, PAGE, until_on="2026-01-01", reason="Why")
    assert answer.status_code == 422
    assert "A waiver ends on a day from today on" in words(answer.text)


def test_trainees_have_none(published_app: Flask) -> None:
    address = f"{PROGRAMME}/calibration/{bonds.TRAINEE}"
    assert visit(published_app, "director").get(address).status_code == 404


def test_its_statements_do_not_grow_with_rights(published_app: Flask, statements: list[str]) -> None:
    def grant() -> None:
        with database(published_app) as db:
            until = now().date() + timedelta(days=30)
            director, own = member(db, "director"), bonds.SUPERVISOR
            waive(db, member=director, membership_id=own, until_on=until, reason="Knows the work.", now=now())

    grant()
    once = counted(published_app, statements, PAGE, "director")
    for _ in range(3):
        grant()
    assert words(visit(published_app, "director").get(PAGE).text).count("Knows the work.") == 4
    assert counted(published_app, statements, PAGE, "director") == once
