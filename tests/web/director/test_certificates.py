"""What was awarded is issued here, once; those issued are found by name and number, many as cheaply as few."""

from flask import Flask

from tests import certificates
from tests.web.house import visit
from tests.web.meetings import decided, sit
from tests.web.pages import post, words

PAGE = "/p/north/programme/certificates"


def test_awarded_and_issued(published_app: Flask) -> None:
    sit(published_app)
    director = visit(published_app, "director")
    assert "None yet." in words(director.get(PAGE).text)
    decided(published_app)
    assert "1 certificate waits to be issued" in words(director.get("/p/north/programme").text)
    assert "Awarded, to be issued Trainee" in words(director.get(PAGE).text)
    sent = post(director, f"{PAGE}/issue/1", page=PAGE)
    assert sent.location == f"{PAGE}/1"
    assert "It holds until" in words(director.get(sent.location).text)
    assert director.get(PAGE).text.count("Issue this certificate") == 0


def test_found_by_name_and_number(worked_app: Flask) -> None:
    director = visit(worked_app, "director")
    for sought in ("trai", certificates.NUMBER[:6].lower()):
        assert "Trainee" in words(director.get(f"{PAGE}?name={sought}").text).partition("Search")[2]
    assert "No certificate has such a name or number." in words(director.get(f"{PAGE}?name=zoe").text)
