"""A part of a portfolio in prose: versions, the guard, and a programme without free text."""

from flask import Flask

from tests import logbook
from tests.web.house import database, visit
from tests.web.pages import post, words
from trainer.db.models import Programme

CASE = f"/p/north/log/cases/{logbook.CASE}"
PAGE = f"{CASE}/parts/case-report"


def test_versions_and_the_guard(judged_app: Flask) -> None:
    client = visit(judged_app, "trainee")
    assert post(client, PAGE, text="She came with low mood.").location == f"{CASE}#portfolio"
    opened = client.get(PAGE).text
    assert "She came with low mood." in opened
    assert "Version 1," in words(opened)
    digest = opened.split('name="seen" value="')[1].split('"')[0]
    held = post(client, PAGE, seen=digest, text="She lives at 12 High Street.")
    assert held.status_code == 422
    assert "looks like an address" in words(held.text)
    assert "She lives at 12 High Street." in held.text


def test_without_free_text_it_is_noted_alone(judged_app: Flask) -> None:
    with database(judged_app) as db:
        db.get_one(Programme, 1).settings = {"log_free_text": False}
        db.commit()
    client = visit(judged_app, "trainee")
    assert "<textarea" not in client.get(PAGE).text
    assert post(client, PAGE).location == f"{CASE}#portfolio"


def test_what_is_no_part_in_prose(judged_app: Flask) -> None:
    client = visit(judged_app, "trainee")
    assert client.get(f"{CASE}/parts/recording").status_code == 404
