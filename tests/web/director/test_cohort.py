"""The page director.cohort."""

from flask import Flask

from tests.web.visits import heading


def test_it_says_what_it_is_for(open_site: Flask) -> None:
    assert heading(open_site, "director", "director.cohort") == "First"
