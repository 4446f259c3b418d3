"""A supervisor's trainees, and those for whom they stand in."""

from flask import g, render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import attendance, supervisions, threads
from trainer.services.directing import today_in
from trainer.web.clock import now
from trainer.web.doors import me


def trainees() -> ResponseReturnValue:
    """By name; with each, whether they are here and whether they have written."""
    today = today_in(g.programme, now())
    own = supervisions.of_supervisor(session(), g.membership.id, today)
    covered = supervisions.covered_by(session(), g.membership.id, today)
    ids = [relation.trainee_id for relation in (*own, *(pair[0] for pair in covered))]
    overviews = threads.of_members(session(), [g.membership.id], me().id)
    leaves = attendance.leaves(session(), g.membership.id)
    return render_template(
        "supervisor/trainees.html",
        own=own,
        covered=covered,
        away=attendance.on_leave(session(), ids, today),
        threads={overview.thread.trainee_id: overview for overview in overviews},
        leaves=[leave for leave in leaves if leave.until_on is None or leave.until_on >= today],
        today=today,
    )
