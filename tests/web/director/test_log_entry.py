"""One entry of a trainee's log, for a director."""

from flask import Flask

from tests import desks
from tests.web.director.logs import WAITING, at, papers
from tests.web.house import visit
from tests.web.pages import post, words
from tests.web.supervisor.logs import seen


def test_a_paper_is_verified_from_its_page(worked_app: Flask) -> None:
    papers(worked_app, range(1, 2))
    client = visit(worked_app, "director")
    assert "Verify: I have seen it" in words(client.get(at("paper-1")).text)
    post(client, WAITING, page=at("paper-1"), all="1", seen=seen(worked_app, "paper-1"))
    assert "verified by Director" in words(client.get(at("paper-1")).text)


def test_an_attestation_is_read_and_not_signed(worked_app: Flask) -> None:
    page = words(visit(worked_app, "director").get(at(desks.ATTESTATION)).text)
    assert "A role transition." in page
    assert "Sign these words" not in page


def test_an_entry_of_a_supervisor_is_read_only(worked_app: Flask) -> None:
    page = words(visit(worked_app, "director").get(at(desks.SESSION)).text)
    assert "Session 1 of case A1" in page
    assert "I cannot vouch for it" not in page
