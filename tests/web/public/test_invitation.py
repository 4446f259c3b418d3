"""The page public.invitation: a link that is not ours, used or too old, says what to do."""

from flask import Flask

from tests.web.visits import said


def test_a_link_that_is_not_ours_is_met_with_words(open_site: Flask) -> None:
    assert "invitation" in said(open_site, "anonymous", "public.invitation").lower()
