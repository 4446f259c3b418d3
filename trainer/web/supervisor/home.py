"""A supervisor's home: the piece of work to judge next, who has written, and whose supervisor one is."""

from flask import g, render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import attendance, queue, supervisions, threads
from trainer.services.directing import today_in
from trainer.web.clock import now
from trainer.web.components.committee_table import seats, waiting
from trainer.web.components.standard_words import awaited
from trainer.web.components.training_log.verifying import own_guide
from trainer.web.doors import me
from trainer.web.supervisor.logs import kept_logs
from trainer.web.supervisor.queue import may_take, shown_names, tally_of
from trainer.web.supervisor.work import grading_address, viewer, work_of


def home() -> ResponseReturnValue:
    """One's own oldest piece first; where one has none, what is unclaimed is offered."""
    who = viewer()
    tally = tally_of(who)
    part = "mine" if tally["mine"] else "unclaimed"
    rows = queue.page(session(), who, part)[0] if tally[part] else []
    today = today_in(g.programme, now())
    own = [one.trainee for one in supervisions.of_supervisor(session(), g.membership.id, today) if one.from_on <= today]
    covered = [relation.trainee for relation, _leave in supervisions.covered_by(session(), g.membership.id, today)]
    sits = seats()
    return render_template(
        "supervisor/home.html",
        candidates=waiting(sits).mine if sits else 0,
        judges=awaited(),
        tally=tally,
        kept=[one for one in kept_logs(own_guide(g.membership)) if one.waits or one.unsigned],
        names=shown_names(),
        part=part,
        may_take=may_take(),
        following=work_of(rows[0]) if rows else None,
        grading_address=grading_address,
        own=own,
        covered=covered,
        unread=[one for one in threads.of_members(session(), [g.membership.id], me().id) if one.unread],
        away=attendance.on_leave(session(), {one.id for one in (*own, *covered)}, today),
        today=today,
    )
