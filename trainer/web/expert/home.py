"""An expert's home: the cases to read blind."""

from flask import render_template
from flask.typing import ResponseReturnValue


def home() -> ResponseReturnValue:
    """Nothing waits yet: the page says what will."""
    return render_template("expert/home.html")
