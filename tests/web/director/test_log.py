"""A trainee's training log, for a director."""

from flask import Flask

from tests.web.director.logs import LOG, WAITING, papers, same_statements
from tests.web.house import visit
from tests.web.pages import words


def test_it_is_read_and_its_papers_are_offered(worked_app: Flask) -> None:
    papers(worked_app, range(1, 3))
    client = visit(worked_app, "director")
    page = client.get(LOG)
    found = words(page.text)
    assert "Case A1" in found
    assert "Membership: ISIPT" in found
    assert "Check the 2 papers that wait for you" in found
    assert WAITING in page.text
    assert f"{LOG}/papers/ruling" in page.text
    assert LOG in client.get(LOG.removesuffix("/log")).text


def test_its_statements_do_not_grow(worked_app: Flask, statements: list[str]) -> None:
    same_statements(worked_app, statements, LOG, lambda: papers(worked_app, range(1, 20)))
