"""The page account.new_address: a link that is not ours, or too old, says what to do."""

from flask import Flask

from tests.web.visits import said


def test_a_link_that_is_not_ours_is_met_with_words(open_site: Flask) -> None:
    assert "link" in said(open_site, "trainee", "account.new_address")
