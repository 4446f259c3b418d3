"""One's own entry: asking to be shown, saying something otherwise, leaving."""

import sqlalchemy as sa
from flask import Flask

from tests.certificates import ENTRY
from tests.registers import CELLS
from tests.web.house import database, visit
from tests.web.pages import post, words
from trainer.db.models import RegisterEntry

PAGE = "/register/own"


def test_whoever_is_in_it_reads_so_and_leaves_at_once(worked_app: Flask) -> None:
    trainee = visit(worked_app, "trainee")
    page = trainee.get(PAGE)
    assert "You are in the register." in words(page.text)
    assert 'value="Ana Lima"' in page.text
    assert post(trainee, "/register/own/leave", page=PAGE).location.startswith(PAGE)
    assert "Nobody sees this." in words(trainee.get(PAGE).text)
    assert worked_app.test_client().get(f"/register/{ENTRY}").status_code == 404
    post(trainee, PAGE, **CELLS)
    assert worked_app.test_client().get(f"/register/{ENTRY}").status_code == 200


def test_a_new_entry_waits_to_be_looked_at(worked_app: Flask) -> None:
    supervisor = visit(worked_app, "supervisor")
    assert 'value="Supervisor"' in supervisor.get(PAGE).text
    assert post(supervisor, PAGE, **(CELLS | {"name": "Ruth"})).status_code == 302
    said = words(supervisor.get(PAGE).text)
    assert "Not shown yet. Nobody has looked at your credential yet. Nobody has looked at your licence yet." in said
    assert "Ruth" not in words(worked_app.test_client().get("/register").text)


def test_what_is_missing_or_has_no_place_is_said(worked_app: Flask) -> None:
    supervisor = visit(worked_app, "supervisor")
    answer = post(supervisor, PAGE, **(CELLS | {"licence": "", "body": "programme"}))
    assert answer.status_code == 422
    assert "Say which licence." in words(answer.text)
    assert "Choose one of these." in words(answer.text)
    with database(worked_app) as db:
        assert db.scalar(sa.select(sa.func.count()).select_from(RegisterEntry)) == 1


def test_another_licence_takes_it_out_until_somebody_looks_again(worked_app: Flask) -> None:
    trainee = visit(worked_app, "trainee")
    post(trainee, PAGE, **(CELLS | {"licence": "Physician"}))
    assert "Nobody has looked at your licence yet." in words(trainee.get(PAGE).text)
    assert "Ana Lima" not in words(worked_app.test_client().get("/register").text)


def test_by_a_programme_that_is_not_ones_own_there_is_nothing(worked_app: Flask) -> None:
    stranger = visit(worked_app, "stranger")
    assert "Ana Lima" not in stranger.get(f"{PAGE}?by=1").text
    assert post(stranger, "/register/own/leave?by=1", page=PAGE).status_code == 404
    assert worked_app.test_client().get(f"/register/{ENTRY}").status_code == 200
