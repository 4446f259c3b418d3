"""Roles, capabilities, states and browsers in words."""

import pytest
from flask import Flask

from trainer.db.queries.people import STATES
from trainer.domain.people import CAPABILITIES, ROLES
from trainer.web.components.people_words import capabilities, device, roles, state_names


def test_everything_has_words(app: Flask) -> None:
    with app.test_request_context():
        assert {role for role, _ in roles()} == set(ROLES)
        assert {name for name, _ in capabilities()} == set(CAPABILITIES)
        assert set(state_names()) == set(STATES)


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Firefox/133.0", "Firefox on Linux"),
        ("Mozilla/5.0 (Windows NT 10.0)", "Windows"),
        ("curl/8.5", "A browser that does not say what it is"),
    ],
)
def test_a_browser_in_words(app: Flask, agent: str, words: str) -> None:
    with app.test_request_context():
        assert device(agent) == words
