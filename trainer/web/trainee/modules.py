"""All modules, in reading order."""

from flask import render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.services.catalogue import current
from trainer.web.components.shelf import Shelf


def modules() -> ResponseReturnValue:
    """Open to every member of the programme."""
    return render_template("trainee/modules.html", shelf=Shelf(current(session())))
