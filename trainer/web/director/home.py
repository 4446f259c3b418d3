"""A director's home: what waits for them, what is due next, and the ways to everything else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from flask import g, render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.models import Assignment
from trainer.db.queries import (
    assignment_counts,
    assignments,
    attention,
    candidacies,
    guides,
    outbox,
    people,
    register,
    supervisions,
    to_do,
)
from trainer.services.directing import today_in
from trainer.web.clock import now
from trainer.web.components.committee_table import seats, waiting
from trainer.web.components.credentials.names import listed
from trainer.web.components.listing import MANY, Counted, counted
from trainer.web.components.standard_words import awaited
from trainer.web.components.worker_health import worker_health
from trainer.web.director.invitations import waiting as waiting_invitations
from trainer.web.i18n import _

LATELY: Final = timedelta(days=60)
"""How long work that is past its date, and not handed in by everybody, stands here."""

STALLED: Final = 5
"""People whose supervision has stalled that stand here by name."""

MISSING: Final = 25
"""People looked at for each piece of work that is late."""

NAMED: Final = 3
"""Of them that stand here by name."""


def home() -> ResponseReturnValue:
    """What nobody but the director can settle stands first, each with the way to settle it."""
    moment, programme = now(), g.programme.id
    today = today_in(g.programme, moment)
    coming = assignments.next_due(session(), programme, moment)
    forward, edition = attention.to_forward(session(), programme, MANY)
    return render_template(
        "director/home.html",
        health=worker_health(session(), moment),
        alone=counted(supervisions.count_without(session(), programme, today, MANY)),
        invited=waiting_invitations(),
        late=_late(moment, today),
        unconfirmed=guides.unconfirmed(session(), programme),
        candidates=waiting(seats()).mine,
        forward=counted(forward),
        forward_edition=edition,
        judges=awaited(),
        awarded=len(candidacies.awarded(session(), programme)),
        papers=len(register.waiting(session(), programme, today)),
        coming=coming,
        handed_in=_handed_in(coming, moment),
        given_up=outbox.given_up(session(), programme),
        stalled=attention.stalled(session(), programme, today, STALLED + 1),
        most=STALLED,
        day=timedelta(days=1),
        people=counted(people.count(session(), programme, people.Search(), today, MANY)),
    )


def _handed_in(coming: Sequence[Assignment], moment: datetime) -> dict[int, str]:
    """How many of how many, as far as anybody counts; the assignment's own page tells all."""
    words = {}
    for work, count in assignment_counts.so_far(session(), coming, g.programme, moment, MANY).items():
        n, people = counted(count.handed_in), counted(count.people)
        words[work] = (
            _("more than %(n)s have handed in") % {"n": int(n)}
            if isinstance(n, Counted)
            else _("%(n)s of %(all)s handed in") % {"n": n, "all": people}
        )
    return words


@dataclass(frozen=True)
class Late:
    """Work that is past its date for some: leave and extensions have moved it for others."""

    work: Assignment
    people: int
    who: str


def _late(moment: datetime, today: date) -> list[Late]:
    zone = g.programme.time_zone
    works = assignments.lately_due(session(), g.programme.id, moment - LATELY, moment)
    missing = assignment_counts.not_handed_in(session(), works, zone, today, MISSING)
    members = {member.id: member for some in missing.values() for member in some}
    overdue = {
        (task.assignment.id, task.account_id)
        for task in to_do.of_people(session(), works, list(members.values()), zone, {}, moment)
        if task.deadline.due_at < moment and not task.deadline.on_leave
    }
    found = []
    for work in works:
        some = missing.get(work.id, [])
        if names := [member.account.name for member in some if (work.id, member.account_id) in overdue]:
            found.append(Late(work, len(names), _names(names, more=len(some) == MISSING)))
    return found


def _names(names: list[str], *, more: bool) -> str:
    """The first of them, and how many others; `more` than these were not looked for."""
    if len(names) <= NAMED:
        return listed(names, _("and"))
    others = f"{len(names) - NAMED}+" if more else str(len(names) - NAMED)
    return _("%(some)s and %(n)s more") % {"some": ", ".join(names[:NAMED]), "n": others}
