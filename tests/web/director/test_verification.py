"""A director verifies papers that they have seen, and nothing that a supervisor has to vouch for."""

from flask import Flask

from tests import desks
from tests.web.director.logs import WAITING, papers, same_statements
from tests.web.house import visit
from tests.web.pages import post, words
from tests.web.supervisor.logs import said, seen


def test_papers_alone(worked_app: Flask) -> None:
    papers(worked_app, range(1, 4))
    client = visit(worked_app, "director")
    page = words(client.get(WAITING).text)
    assert "Verify all 3 entries on this page" in page
    assert "Session 1" not in page
    refs = ["paper-1", "paper-2", "paper-3", desks.SESSION]
    answer = post(client, WAITING, all="4", seen=seen(worked_app, *refs))
    found = words(client.get(answer.location).text)
    assert "3 entries are verified." in found
    assert "Some of these entries are for somebody else to verify." in found
    assert said(worked_app) == [(ref, "verified") for ref in refs[:3]]


def test_its_statements_do_not_grow(worked_app: Flask, statements: list[str]) -> None:
    same_statements(worked_app, statements, WAITING, lambda: papers(worked_app, range(1, 20)))
