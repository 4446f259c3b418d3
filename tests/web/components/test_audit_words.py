"""Whatever the services write into the audit has words."""

import re

from flask import Flask

from trainer.config import ROOT
from trainer.web.components.audit_words import action_names

PRIVATE = {"account", "practice", "hypothesis"}
"""What no director sees: accounts are their owners', practice too."""


def test_every_action_that_a_director_can_see_has_words(app: Flask) -> None:
    files = sorted((ROOT / "trainer" / "services").glob("*.py"))
    written = {
        action
        for path in files
        for action in re.findall(r'(?:action=|, |else )"([a-z]+\.[a-z_]+)"', path.read_text("utf-8"))
        if action.partition(".")[0] not in PRIVATE
    }
    assert len(written) > 20
    with app.test_request_context():
        assert written - set(action_names()) == set()
