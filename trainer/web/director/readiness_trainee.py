"""One trainee's readiness: the way so far, what is missing, credential and assessed work apart from practice."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import abort, g, render_template, request, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import attendance, learning, readiness, supervisees, supervisions
from trainer.domain.pace import Clock
from trainer.domain.stalling import QUIET
from trainer.services.directing import today_in
from trainer.web.clock import now
from trainer.web.components.credentials.names import amount, hours
from trainer.web.components.credentials.sections import in_sections
from trainer.web.components.credentials.standing import standings_of
from trainer.web.components.credentials.steps import todo
from trainer.web.components.credentials.titles import titles
from trainer.web.components.looked_at import note_opened
from trainer.web.components.plots import climb
from trainer.web.director.person import begins, found

WEEK = 7


@dataclass(frozen=True)
class Step:
    """A requirement met, on which day and in which week of full-time training."""

    words: str
    on: date
    week: int


def readiness_trainee(membership_id: int) -> ResponseReturnValue:
    """Opening it is noted in the audit. Of practice nothing is shown but how much there was."""
    row = found(membership_id)
    if row.role != "trainee":
        abort(404)
    today = today_in(g.programme, now())
    stands = standings_of(row, now())
    kept = {one.progress.slug: one for one in readiness.one(session(), g.programme.id, row.account_id)}
    own = [one for one in stands.all if one.pathway.slug in kept]
    asked = request.args.get("pathway", "")
    one = next((s for s in own if s.pathway.slug == asked), _first(own, kept, today))
    if asked and (one is None or one.pathway.slug != asked):
        abort(404)
    clock = Clock(begins(row), row.until_on, attendance.leaves(session(), row.id), attendance.paces(session(), row.id))
    work = supervisees.work(session(), row.account_id, row.programme_id)
    at = titles(stands.portfolio.log)
    here: Any = kept[one.pathway.slug] if one else None
    way = _way(one, here) if one else []
    week = int(clock.active_days(today) / WEEK) + 1
    last = max([week, *(step.week for step in way)])
    page = render_template(
        "director/readiness_trainee.html",
        row=row,
        one=one,
        own=own,
        kept=here,
        found=stands,
        sections=in_sections(one.whole.lines) if one else [],
        way=way,
        plot=climb([step.week for step in way], last, len(one.whole.lines)) if one and way else None,
        supervisors=supervisions.names_of_supervisors(session(), [row.id], today).get(row.id, []),
        titles=at,
        places={ref: url_for("director.log_entry", membership_id=row.id, ref=ref) for ref in at},
        todo=todo,
        amount=amount,
        hours=hours,
        clock=clock,
        week=week,
        work=work,
        levels=learning.levels,
        practice=supervisees.practice(session(), row.account_id, row.programme_id),
        quiet_weeks=QUIET // WEEK,
        today=today,
    )
    note_opened("person.opened", row)
    return page


def _first(own: list[Any], kept: dict[str, Any], today: date) -> Any:
    """Whoever opens the page because supervision has stalled finds the pathway on which it has."""
    quiet = (one for one in own if (until := kept[one.pathway.slug].progress.quiet_until) and until < today)
    return next(quiet, own[0] if own else None)


def _way(one: Any, kept: Any) -> list[Step]:
    """What is met, in the order in which it came about."""
    words = {line.requirement.id: line.requirement.words for line in one.whole.lines}
    met = [line for line in kept.lines.values() if line.state == "met" and line.requirement in words]
    met.sort(key=lambda line: (line.since, line.requirement))
    return [Step(words[line.requirement], line.since, line.days // WEEK + 1) for line in met]
