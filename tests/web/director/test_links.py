"""One-time links that were sent in the programme."""

from flask import Flask

from tests import desks
from tests.web.bonds import PROGRAMME
from tests.web.director.logs import same_statements
from tests.web.house import database, visit
from tests.web.pages import post, words

PAGE = f"{PROGRAMME}/links"


def test_who_was_sent_what_and_never_the_link(worked_app: Flask) -> None:
    client = visit(worked_app, "director")
    page = client.get(PAGE)
    found = words(page.text)
    assert "Olga Outside" in found
    assert "sign an attestation" in found
    assert "works until" in found
    assert desks.TOKEN not in page.text
    assert "No link is like that." in words(client.get(f"{PAGE}?state=used").text)
    assert "Olga" in words(client.get(f"{PAGE}?words=trainee&state=open").text)


def test_one_is_taken_back(worked_app: Flask) -> None:
    client = visit(worked_app, "director")
    answer = post(client, f"{PAGE}/{desks.LINK}/end", page=PAGE)
    assert "taken back" in words(client.get(answer.location).text)
    assert "This link was taken back" in words(client.get(f"/links/{desks.TOKEN}").text)
    assert post(client, f"{PAGE}/999/end", page=PAGE).status_code == 404


def test_its_statements_do_not_grow(worked_app: Flask, statements: list[str]) -> None:
    def grow() -> None:
        with database(worked_app) as db:
            for number in range(30):
                desks.link(db, 0, f"token-{number}", "letter", "report")

    same_statements(worked_app, statements, PAGE, grow)
    assert "Next page" in visit(worked_app, "director").get(PAGE).text
