"""One's own mail on a demo site."""

from collections.abc import Callable
from pathlib import Path

from flask import Flask

from tests.web.house import assign, visit
from tests.web.pages import words

PAGE = "/p/north/mail"


def test_it_shows_what_would_have_arrived(published_app: Flask) -> None:
    trainee = visit(published_app, "trainee")
    assert "No mail yet." in words(trainee.get(PAGE).text)
    assign(published_app)
    found = words(trainee.get(PAGE).text)
    assert "Work for you: Flour and water" in found
    assert "http://localhost:8000/p/north/to-do" in found


def test_nobody_sees_anybody_elses(published_app: Flask) -> None:
    assign(published_app)
    assert "No mail yet." in words(visit(published_app, "director").get(PAGE).text)


def test_a_real_site_has_no_such_page(make_site: Callable[..., Flask], published_file: Path) -> None:
    assert visit(make_site(published_file, demo=False), "trainee").get(PAGE).status_code == 404
