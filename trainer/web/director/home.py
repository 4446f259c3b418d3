"""A director's home: who needs a decision, and why."""

from flask import render_template
from flask.typing import ResponseReturnValue


def home() -> ResponseReturnValue:
    """Nothing waits yet: the page says what will."""
    return render_template("director/home.html")
