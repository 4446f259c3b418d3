"""A director names a guide."""

from flask import Flask

from tests import desks
from tests.web.bonds import PROGRAMME
from tests.web.house import visit
from tests.web.pages import post, words

PAGE = f"{PROGRAMME}/guides/new"


def test_from_outside_and_confirmed_at_once(worked_app: Flask) -> None:
    client = visit(worked_app, "director")
    answer = post(client, PAGE, name="Otto Berg", email="otto@example.com")
    found = words(client.get(answer.location).text)
    assert "Otto Berg" in found
    assert "confirmed by Director" in found


def test_a_supervisor_here_is_named_as_themselves(worked_app: Flask) -> None:
    answer = post(visit(worked_app, "director"), PAGE, name="Whoever", email="supervisor@example.org")
    assert answer.location == f"{PROGRAMME}/guides/{desks.OWN}"


def test_what_is_wrong_is_said(worked_app: Flask) -> None:
    client = visit(worked_app, "director")
    assert "This is not an email address." in words(post(client, PAGE, name="Otto", email="otto").text)
    assert "Give their name." in words(post(client, PAGE, name=" ", email="otto@example.com").text)
