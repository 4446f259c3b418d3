"""A director's home: what waits for them, what is due next, and the ways to everything else."""

from datetime import timedelta
from typing import Final

from flask import g, render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import (
    assignment_counts,
    assignments,
    candidacies,
    guides,
    outbox,
    people,
    readiness,
    register,
    supervisions,
)
from trainer.services.directing import today_in
from trainer.web.clock import now
from trainer.web.components.committee_table import seats, waiting
from trainer.web.components.listing import MANY, counted
from trainer.web.components.standard_words import awaited
from trainer.web.components.worker_health import worker_health
from trainer.web.director.invitations import waiting as waiting_invitations

LATELY: Final = timedelta(days=60)
"""How long work that is past its date, and not handed in by everybody, stands here."""

STALLED: Final = 5
"""People whose supervision has stalled that stand here by name."""


def home() -> ResponseReturnValue:
    """What nobody but the director can settle stands first, each with the way to settle it."""
    moment, programme = now(), g.programme.id
    today = today_in(g.programme, moment)
    late = assignments.lately_due(session(), programme, moment - LATELY, moment)
    coming = assignments.next_due(session(), programme, moment)
    counts = assignment_counts.handed_in(session(), [*late, *coming], g.programme, moment)
    return render_template(
        "director/home.html",
        health=worker_health(session(), moment),
        alone=counted(supervisions.count_without(session(), programme, today, MANY)),
        invited=waiting_invitations(),
        late=[work for work in late if counts[work.id].handed_in < counts[work.id].people],
        unconfirmed=guides.unconfirmed(session(), programme),
        candidates=waiting(seats()).mine,
        judges=awaited(),
        awarded=len(candidacies.awarded(session(), programme)),
        papers=len(register.waiting(session(), programme, today)),
        coming=coming,
        counts=counts,
        given_up=outbox.given_up(session(), programme),
        stalled=readiness.stalled(session(), programme, today, STALLED + 1),
        most=STALLED,
        today=today,
        people=counted(people.count(session(), programme, people.Search(), today, MANY)),
    )
