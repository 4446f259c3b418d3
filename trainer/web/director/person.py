"""One person's place in the programme: what they are, since when, how fast, with whom; and what was changed."""

from calendar import isleap
from datetime import date
from fractions import Fraction

from flask import abort, g, render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.models import Membership
from trainer.db.queries import (
    attendance,
    audits,
    candidacies,
    learning,
    memberships,
    sequels,
    supervisees,
    supervisions,
)
from trainer.domain.pace import Clock
from trainer.domain.permits import is_active, may_direct
from trainer.domain.settings import settings_of
from trainer.services.directing import today_in
from trainer.web.clock import now
from trainer.web.components.looked_at import note_opened

MONTH = Fraction(487, 16)
"""Days in a month, over four years."""

EVENTS = 12


def found(membership_id: int) -> Membership:
    """The membership that the address names, in this programme."""
    row = memberships.by_id(session(), g.programme.id, membership_id)
    if row is None or not may_direct(g.membership, row.programme_id):
        abort(404)
    return row


def begins(row: Membership) -> date:
    """When training time begins to count: with the cohort for whoever joined before it began."""
    return max(row.from_on, row.cohort.starts_on) if row.cohort else row.from_on


def years_on(day: date, years: int) -> date:
    """The same day so many years later; after 29 February the first of March."""
    last = min(day.year + years, date.max.year)
    return date(last, 3, 1) if (day.month, day.day) == (2, 29) and not isleap(last) else day.replace(year=last)


def person(membership_id: int) -> ResponseReturnValue:
    """Opening it is noted in the audit."""
    row = found(membership_id)
    today = today_in(g.programme, now())
    leaves, paces = attendance.leaves(session(), row.id), attendance.paces(session(), row.id)
    clock = Clock(begins(row), row.until_on, leaves, paces)
    work = supervisees.work(session(), row.account_id, row.programme_id) if row.role == "trainee" else []
    settings = settings_of(g.programme.settings)
    page = render_template(
        "director/person.html",
        row=row,
        others=memberships.others(session(), row),
        leaves=leaves,
        on_leave=next((away for away in leaves if Clock(row.from_on, leaves=[away]).stands(today)), None),
        paces=paces,
        clock=clock,
        months=float(clock.active_days(today) / MONTH),
        supervisions=supervisions.of_trainee(session(), row.id) if row.role == "trainee" else [],
        trainees=supervisions.of_supervisor(session(), row.id, today) if row.role == "supervisor" else [],
        work=work,
        candidacies=candidacies.of_account(session(), g.programme.id, row.account_id) if row.role == "trainee" else [],
        defences=learning.defences(session(), [one.piece.id for one in work]),
        read_on=sequels.finished(session(), [one.submission.id for one in work]),
        events=audits.of_thing(session(), g.programme.id, "membership", row.id, EVENTS),
        active=is_active(row, today),
        settings=settings,
        kept_until=years_on(row.until_on, settings.keep_withdrawn_years) if row.until_on else None,
        today=today,
    )
    note_opened("person.opened", row)
    return page
