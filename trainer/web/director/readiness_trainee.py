"""One trainee's readiness: the way so far, what is missing, credential and assessed work apart from practice."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from flask import abort, g, render_template, request, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import attendance, derivations, learning, readiness, standards, supervisees, supervisions
from trainer.domain.angoff import FEWEST_CASES
from trainer.domain.derived import wants_supervision
from trainer.domain.evidence.progress import Progress
from trainer.domain.log_entries import ClinicalCase
from trainer.domain.pace import week
from trainer.domain.stalling import quiet
from trainer.services.directing import today_in
from trainer.web.clock import now
from trainer.web.components.credentials.names import amount, hours
from trainer.web.components.credentials.sections import in_sections
from trainer.web.components.credentials.standing import standings_of
from trainer.web.components.credentials.steps import todo
from trainer.web.components.credentials.titles import titles
from trainer.web.components.looked_at import note_opened
from trainer.web.components.plots import climb
from trainer.web.director.person import found

DAY = timedelta(days=1)


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
    clock = derivations.places(session(), g.programme.id, [row.account_id])[row.account_id].clock
    work = supervisees.work(session(), row.account_id, row.programme_id)
    at = titles(stands.portfolio.log)
    here: Any = kept[one.pathway.slug] if one else None
    way = _way(one, here) if one else []
    at_week = week(clock.active_days(today))
    last = max([at_week, *(step.week for step in way)])
    log = stands.portfolio.log
    silence = quiet(log, clock, today) if one and wants_supervision(one.pathway, one.whole) else None
    supervised = supervisions.of_trainee_on(session(), row.id, today)
    page = render_template(
        "director/readiness_trainee.html",
        row=row,
        one=one,
        own=own,
        kept=here,
        found=stands,
        missing=in_sections([line for line in one.whole.lines if line.progress.state != "met"]) if one else [],
        met=[line for line in one.whole.lines if line.progress.state == "met"] if one else [],
        aside=lambda p: stands.aside(_but_practice(p)),
        way=way,
        plot=climb([step.week for step in way], last, len(one.whole.lines)) if one and way else None,
        supervisors=[one.supervisor.account for one in supervised],
        both=[row.account, *(one.supervisor.account for one in supervised)],
        silence=silence,
        stalled_from=silence.until + DAY if silence and silence.until and silence.until < today else None,
        open_cases=sum(case.closed_on is None and case.opened_on <= today for _, case in log.of(ClinicalCase)),
        away=attendance.on_leave(session(), [row.id], today).get(row.id),
        standard=standards.for_requirements(session(), g.programme.id),
        twelve=FEWEST_CASES,
        titles=at,
        places={ref: url_for("director.log_entry", membership_id=row.id, ref=ref) for ref in at},
        todo=todo,
        amount=amount,
        hours=hours,
        clock=clock,
        week=at_week,
        calendar_week=week((today - clock.begins).days + 1),
        work=work,
        levels=learning.levels,
        practice=supervisees.practice(session(), row.account_id, row.programme_id),
        today=today,
    )
    note_opened("person.opened", row)
    return page


def _but_practice(progress: Progress) -> Progress:
    """Without what was set aside because it is practice."""
    return replace(progress, set_aside=tuple(a for a in progress.set_aside if a.reason.code != "other-mode"))


def _first(own: list[Any], kept: dict[str, Any], today: date) -> Any:
    """Whoever opens the page because supervision has stalled finds the pathway on which it has."""
    quiet = (one for one in own if (until := kept[one.pathway.slug].progress.quiet_until) and until < today)
    return next(quiet, own[0] if own else None)


def _way(one: Any, kept: Any) -> list[Step]:
    """What is met, in the order in which it came about."""
    words = {line.requirement.id: line.requirement.words for line in one.whole.lines}
    met = [line for line in kept.lines.values() if line.state == "met" and line.requirement in words]
    met.sort(key=lambda line: (line.since, line.requirement))
    return [Step(words[line.requirement], line.since, week(line.days)) for line in met]
