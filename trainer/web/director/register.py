"""Who wishes to stand in the public register and is not shown, because a paper has to be looked at."""

from flask import g, render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import register as queries
from trainer.services.directing import today_in
from trainer.web.clock import now


def register() -> ResponseReturnValue:
    """Longest waiting first."""
    today = today_in(g.programme, now())
    return render_template("director/register.html", entries=queries.waiting(session(), g.programme.id, today))
