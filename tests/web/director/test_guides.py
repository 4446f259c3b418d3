"""A programme's guides: searched, filtered, with what they are known as."""

from flask import Flask

from tests import desks
from tests.web.bonds import PROGRAMME
from tests.web.director.logs import same_statements
from tests.web.house import database, now, visit
from tests.web.pages import words
from tests.work import member
from trainer.services.appointing import name_guide

PAGE = f"{PROGRAMME}/guides"


def name(site: Flask, count: int, role: str = "trainee") -> None:
    with database(site) as db:
        for number in range(count):
            said = {"name": f"Guide {number}", "email": f"guide{number}@example.com"}
            name_guide(db, member=member(db, role), now=now(), **said)


def test_everybody_with_their_standing(worked_app: Flask) -> None:
    client = visit(worked_app, "director")
    found = words(client.get(PAGE).text)
    assert "Olga Outside" in found
    assert "ISIPT : trainer since 20 November 2026" in found
    assert "signs in here" in found
    assert f"{PAGE}/{desks.OUTSIDE}" in client.get(PAGE).text


def test_whom_trainees_named_wait_and_stand_on_the_home(worked_app: Flask) -> None:
    name(worked_app, 2)
    client = visit(worked_app, "director")
    assert "2 were named by trainees and wait for you" in words(client.get(PAGE).text)
    found = words(client.get(f"{PAGE}?state=unconfirmed").text)
    assert "Guide 1" in found
    assert "Olga" not in found
    assert "2 guides wait to be confirmed" in words(client.get(PROGRAMME).text)
    assert "No guide is like that." in words(client.get(f"{PAGE}?words=nobody").text)


def test_its_statements_do_not_grow(worked_app: Flask, statements: list[str]) -> None:
    same_statements(worked_app, statements, PAGE, lambda: name(worked_app, 30, "director"))
    assert "Next page" in visit(worked_app, "director").get(PAGE).text
