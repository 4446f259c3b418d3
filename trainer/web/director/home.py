"""A director's home: who needs a decision, and why."""

from flask import render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.web.clock import now
from trainer.web.components.worker_health import worker_health


def home() -> ResponseReturnValue:
    """Nothing waits yet: the page says what will."""
    return render_template("director/home.html", health=worker_health(session(), now()))
