"""A supervisor's home: the piece of work to judge next, and how much waits."""

from flask import render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import queue
from trainer.web.supervisor.queue import shown_names
from trainer.web.supervisor.work import grading_address, viewer, work_of


def home() -> ResponseReturnValue:
    """One's own oldest piece first; where one has none, what is unclaimed is offered."""
    who = viewer()
    tally = queue.tally(session(), who)
    part = "mine" if tally["mine"] else "unclaimed"
    rows = queue.page(session(), who, part) if tally[part] else []
    return render_template(
        "supervisor/home.html",
        tally=tally,
        names=shown_names(),
        part=part,
        following=work_of(rows[0]) if rows else None,
        grading_address=grading_address,
    )
