"""A trainee's home: where they are, and what comes next."""

from flask import abort, g, render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.services.catalogue import current
from trainer.web.components.shelf import Shelf
from trainer.web.doors import me


def home() -> ResponseReturnValue:
    """Other roles have homes of their own."""
    if all(member.role != "trainee" for member in g.memberships):
        abort(404)
    shelf = Shelf(current(session()))
    return render_template("trainee/home.html", shelf=shelf, first_name=me().name.partition(" ")[0])
