"""An expert's home: the cases to read blind."""

from flask import render_template
from flask.typing import ResponseReturnValue

from trainer.web.components.standard_words import awaited


def home() -> ResponseReturnValue:
    """A standard to judge for, if there is one; no case waits yet, and the page says what will."""
    return render_template("expert/home.html", judges=awaited())
