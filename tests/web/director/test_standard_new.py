"""A study is opened: nobody who is a trainee can be asked, and what is missing is said."""

from flask import Flask

from tests.standards import CASES, RUBRICS, WHOM, three
from tests.web.bonds import PROGRAMME
from tests.web.house import database, visit
from tests.web.pages import post, words

PAGE = f"{PROGRAMME}/standards/new"


def test_opened_and_its_judges_are_told(published_app: Flask) -> None:
    with database(published_app) as db:
        judges = [judge.id for judge in three(db)]
    client = visit(published_app, "director")
    asked = words(client.get(PAGE).text)
    assert "Ada (Supervisor)" in asked
    assert "Trainee (" not in asked
    answer = post(client, PAGE, borderline=WHOM, cases=list(CASES), rubrics=list(RUBRICS), judges=judges)
    found = words(client.get(answer.location).text)
    assert "The study is open, and its judges are told." in found
    assert "30 judgements for each judge" in found


def test_too_few_judges_or_nothing_chosen_is_said(published_app: Flask) -> None:
    with database(published_app) as db:
        judges = [judge.id for judge in three(db)][:2]
    client = visit(published_app, "director")
    answer = post(client, PAGE, borderline=WHOM, cases=list(CASES), rubrics=list(RUBRICS), judges=judges)
    assert answer.status_code == 422
    assert "A standard needs 3 judges at least" in words(answer.text)
    assert "Choose cases, and rubrics" in words(post(client, PAGE, borderline=WHOM).text)
