"""A spreadsheet is looked through, then entered whole or not at all; the log is taken along in weeks, not days."""

import json

import sqlalchemy as sa
from flask import Flask

from tests import logbook
from tests.web.house import database, visit
from tests.web.pages import post, token, words
from trainer.db.models import AuditEvent

PAGE = "/p/north/log/import"
TABLE = "entry,case,date,number,minutes,phase,supervised\nsession,A1,2026-09-28,3,50,middle,yes\n"


def test_looked_through_then_entered_once(judged_app: Flask) -> None:
    client = visit(judged_app, "trainee")
    looked = post(client, PAGE, text=TABLE, look="1")
    assert "No problem found. 1 entry would be made." in words(looked.text)
    assert "Session 3 of A1, 28 September 2026" in words(looked.text)
    assert post(client, PAGE, text=TABLE, enter="all").location == "/p/north/log"
    again = post(client, PAGE, text=TABLE, look="1")
    assert "1 line is in your log already" in words(again.text)


def test_every_problem_is_named(judged_app: Flask) -> None:
    client = visit(judged_app, "trainee")
    wrong = TABLE.replace("A1", "Z9").replace("50", "long")
    for button in ("look", "enter"):
        answer = post(client, PAGE, text=wrong, **{button: "1"})
        assert answer.status_code == 422
        assert "Line 2, case: There is no case “Z9”" in words(answer.text)
        assert "long" in answer.text


def test_what_looks_like_a_name_is_held_back(judged_app: Flask) -> None:
    client = visit(judged_app, "trainee")
    odd = "entry,case,date,number,minutes,phase,language\nsession,A1,2026-09-28,3,50,middle,Mrs Kowalska\n"
    answer = post(client, PAGE, text=odd, look="1")
    assert "looks like a name" in words(answer.text)
    key = answer.text.split('name="cleared" value="')[1].split('"')[0]
    form = {"csrf_token": token(answer.text), "text": odd, "cleared": key, "enter": "all"}
    assert client.post(PAGE, data=form).location == "/p/north/log"


def test_template_and_export(judged_app: Flask) -> None:
    client = visit(judged_app, "trainee")
    assert client.get("/p/north/log/template.csv").text.lstrip("\ufeff").startswith("entry,case,date")
    log = json.loads(client.get("/p/north/log/log.json").text)
    assert logbook.CASE in {line["ref"] for line in log["training_log"]}
    assert "2026-09-14" not in json.dumps(log)
    with database(judged_app) as db:
        assert db.scalars(sa.select(AuditEvent.action).order_by(AuditEvent.id.desc())).first() == "log.downloaded"
