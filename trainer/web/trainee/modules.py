"""All modules, in reading order."""

from flask import g, render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import reading
from trainer.services.catalogue import current
from trainer.web.components.shelf import Shelf


def modules() -> ResponseReturnValue:
    """Open to every member of the programme."""
    read = reading.sections(session(), g.membership.account_id)
    return render_template("trainee/modules.html", shelf=Shelf(current(session())), read=read)
