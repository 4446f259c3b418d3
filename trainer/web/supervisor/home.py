"""A supervisor's home: what was handed in, who has written, and whose supervisor one is."""

from flask import g, render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import attendance, submissions, supervisions, threads
from trainer.services.directing import today_in
from trainer.services.submitting import UNDO_FOR
from trainer.web.clock import now
from trainer.web.doors import me


def home() -> ResponseReturnValue:
    """The oldest piece first; those for whom one stands in count as one's own."""
    today = today_in(g.programme, now())
    own = [one.trainee for one in supervisions.of_supervisor(session(), g.membership.id, today) if one.from_on <= today]
    covered = [relation.trainee for relation, _leave in supervisions.covered_by(session(), g.membership.id, today)]
    trainees = {one.id: one for one in (*own, *covered)}
    written = threads.of_members(session(), [g.membership.id], me().id)
    return render_template(
        "supervisor/home.html",
        handed=submissions.assessed_of(session(), trainees, now() - UNDO_FOR),
        own=own,
        covered=covered,
        unread=[one for one in written if one.unread],
        away=attendance.on_leave(session(), trainees, today),
        today=today,
    )
