"""The page member.thread."""

from flask import Flask

from tests.web.visits import heading


def test_it_says_what_it_is_for(open_site: Flask) -> None:
    assert heading(open_site, "trainee", "member.thread") == "Supervisor"
