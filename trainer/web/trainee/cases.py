"""All cases a member may open, easier ones first."""

from flask import render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.services.catalogue import current
from trainer.web.components.shelf import Shelf
from trainer.web.trainee.opening import standings, work


def cases() -> ResponseReturnValue:
    """Private cases are not listed: they are reached through an assignment."""
    return render_template("trainee/cases.html", shelf=Shelf(current(session())), standings=standings(work()))
