"""The list of people: what it says, what it finds, that filters stay in the address, and that it does not grow slow."""

from flask import Flask
from flask.testing import FlaskClient

from tests.web.bonds import PEOPLE, add, away, tie
from tests.web.house import visit
from tests.web.pages import words


def said(client: FlaskClient, query: str = "") -> str:
    answer = client.get(PEOPLE + query)
    assert answer.status_code == 200
    return words(answer.text)


def test_everybody_once_for_each_role(app: Flask) -> None:
    tie(app)
    away(app, "expert")
    found = said(visit(app, "director"))
    assert "4 people" in found
    assert "Trainee trainee@example.org Trainee none Supervisor 1 September 2026 active" in found
    assert "on leave until further notice" in found
    assert "stranger" not in found


def test_filters_find_and_stay(app: Flask) -> None:
    client = visit(app, "director")
    page = client.get(f"{PEOPLE}?words=ee@EX&role=trainee&state=active&cohort=none")
    assert "1 person" in words(page.text)
    assert 'value="ee@EX"' in page.text
    assert '<option value="trainee" selected>' in page.text
    assert "sort=cohort&amp;" not in page.text
    assert "words=ee@EX&amp;role=trainee&amp;state=active&amp;cohort=none&amp;sort=role" in page.text.replace(
        "%40", "@"
    )


def test_nobody_found_teaches(app: Flask) -> None:
    client = visit(app, "director")
    found = said(client, "?words=nobody+at+all")
    assert "Nobody is like that." in found
    assert "Show all who are here" in found


def test_odd_addresses_are_taken_for_none(app: Flask) -> None:
    client = visit(app, "director")
    for query in ("?state=x&role=boss&cohort=%00&sort=;", "?after=-1", f"?after={10**30}", "?after=x", "?words=%25"):
        assert client.get(PEOPLE + query).status_code == 200


def test_more_than_a_page_comes_in_pages(app: Flask) -> None:
    for n in range(30):
        add(app, f"p{n:02}", "trainee")
    client = visit(app, "director")
    first = client.get(f"{PEOPLE}?role=trainee")
    assert "31 people" in words(first.text)
    assert "P24" in first.text
    assert "P25" not in first.text
    after = first.text.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
    assert "role=trainee" in after
    rest = words(client.get(after).text)
    assert "P25" in rest
    assert "Trainee trainee@example.org" in rest
    assert "From the beginning" in rest


def test_as_many_statements_for_many_as_for_few(published_app: Flask, statements: list[str]) -> None:
    client = visit(published_app, "director")
    client.get(PEOPLE)
    few = len(statements)
    for n in range(20):
        add(published_app, f"p{n}", "trainee")
    statements.clear()
    client.get(PEOPLE)
    assert len(statements) <= few
