"""A cohort begins."""

from flask import Flask

from tests.web.bonds import PROGRAMME, days
from tests.web.house import visit
from tests.web.pages import post, words

PAGE = f"{PROGRAMME}/cohorts/new"


def test_on_to_its_own_page(app: Flask) -> None:
    client = visit(app, "director")
    answer = post(client, PAGE, name="  Spring   2027 ", starts_on="2027-03-01")
    assert answer.location == f"{PROGRAMME}/cohorts/spring-2027"
    assert "Spring 2027" in words(client.get(answer.location).text)


def test_what_is_wrong_is_said_and_nothing_is_lost(app: Flask) -> None:
    client = visit(app, "director")
    taken = post(client, PAGE, name="first", starts_on=days(0), ends_on=days(9))
    assert taken.status_code == 422
    assert "There is a cohort of that name already." in words(taken.text)
    assert f'value="{days(9)}"' in taken.text
    empty = post(client, PAGE, name="\u200b", starts_on="")
    assert "Give the cohort a name." in words(empty.text)
    assert "Say from which day." in words(empty.text)
