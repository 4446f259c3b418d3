"""The list of modules."""

from flask import Flask
from flask.testing import FlaskClient

from tests import work
from tests.web.house import database, visit
from tests.web.pages import words
from trainer.domain.module import Module, ModuleMatter
from trainer.web.components.shelf import reading_order


def module(slug: str, title: str, *after: str) -> Module:
    return Module(slug, ModuleMatter(title, "", 1, after, (), (), ()), "", (), "", ())


def test_modules_stand_in_reading_order(reader: FlaskClient) -> None:
    said = words(reader.get("/p/north/modules").text)
    assert said.index("What IPT is") < said.index("Taking an interpersonal inventory")
    assert "30 minutes" in said


def test_a_module_stands_after_those_it_builds_on() -> None:
    found = [
        module("a", "Zebra"),
        module("b", "Apple", "a", "gone"),
        module("c", "Beech", "c2"),
        module("c2", "Cat", "c"),
    ]
    assert [m.slug for m in reading_order({m.slug: m for m in found})] == ["a", "b", "c2", "c"]


def test_an_empty_list_explains_itself(early: FlaskClient) -> None:
    assert "there is nothing you need to do" in words(early.get("/p/north/modules").text)


def test_each_says_how_much_of_it_is_read(published_app: Flask) -> None:
    with database(published_app) as db:
        work.read_all(db, but=3)
    assert "5 of 8 sections read" in words(visit(published_app, "trainee").get("/p/north/modules").text)
    with database(published_app) as db:
        work.read_all(db)
    assert "30 minutes read" in words(visit(published_app, "trainee").get("/p/north/modules").text)
