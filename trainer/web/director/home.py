"""A director's home: who needs a decision, and why."""

from flask import g, render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import invitations, people
from trainer.services.directing import today_in
from trainer.web.clock import now
from trainer.web.components.worker_health import worker_health


def home() -> ResponseReturnValue:
    """Nothing waits yet: the page says what will, and leads on."""
    today = today_in(g.programme, now())
    return render_template(
        "director/home.html",
        health=worker_health(session(), now()),
        people=people.count(session(), g.programme.id, people.Search(), today),
        invited=invitations.counts(session(), g.programme.id, now()),
    )
