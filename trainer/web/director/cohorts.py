"""The programme's cohorts, with how many belong to each."""

from flask import g, render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import cohorts as queries
from trainer.services.directing import today_in
from trainer.web.clock import now


def cohorts() -> ResponseReturnValue:
    """Newest first."""
    today = today_in(g.programme, now())
    found = queries.filled(session(), g.programme.id, today, now())
    return render_template("director/cohorts.html", cohorts=found, today=today)
