"""Putting somebody forward: what is missing and who will be asked are said first."""

from flask import Flask

from tests import bonds
from tests.web.bonds import PEOPLE, tie
from tests.web.house import visit
from tests.web.meetings import PATHWAY, sit
from tests.web.pages import post, words

PAGE = f"{PEOPLE}/{bonds.TRAINEE}/candidacy"


def test_who_is_asked_and_what_is_missing(published_app: Flask) -> None:
    director = visit(published_app, "director")
    assert "Only 0 members can give a view" in words(director.get(PAGE).text)
    sit(published_app)
    told = words(director.get(PAGE).text)
    assert "Asked for their view: Ruth, Sam" in told
    assert "Foundation in IPT formulation: 0 of 5 requirements met" in told
    assert "After a first decision 0 would be left for an appeal; 2 are needed." in told
    assert "No judged case counts." in told
    tie(published_app, "sam")
    assert "Only 1 member can give a view" in words(director.get(PAGE).text)
    assert director.get(f"{PEOPLE}/{bonds.SUPERVISOR}/candidacy").status_code == 404


def test_put_forward_once(published_app: Flask) -> None:
    sit(published_app)
    director = visit(published_app, "director")
    sent = post(director, PAGE, pathway=PATHWAY)
    assert (sent.status_code, sent.location) == (302, "/p/north/committee/1")
    again = post(director, PAGE, pathway=PATHWAY)
    assert again.status_code == 422
    assert "The committee has this candidate before it already." in words(again.text)
    assert "views are gathered" in words(director.get(f"{PEOPLE}/{bonds.TRAINEE}").text)
    assert post(director, PAGE, pathway="isipt-therapist-current").status_code == 422
