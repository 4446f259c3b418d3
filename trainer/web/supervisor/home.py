"""A supervisor's home: the work that waits for judgement."""

from flask import render_template
from flask.typing import ResponseReturnValue


def home() -> ResponseReturnValue:
    """Nothing waits yet: the page says what will."""
    return render_template("supervisor/home.html")
