"""One requirement: who stands where on it, how long it takes those who meet it, and where people stall."""

from dataclasses import dataclass, replace

from flask import abort, g, render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import cohorts
from trainer.db.queries import readiness as queries
from trainer.domain.verdict.judging import WORST_FIRST
from trainer.services.directing import today_in
from trainer.web.clock import now
from trainer.web.components.readiness import looked_at, much, search_of, short, state_names

WEEK = 7


@dataclass(frozen=True)
class Group:
    """A cohort and how many of it stand in each state."""

    name: str
    slug: str
    states: dict[str, int]

    @property
    def all(self) -> int:
        return sum(self.states.values())


def readiness_requirement(requirement: str) -> ResponseReturnValue:
    """Counts are kept; the list is of those in one state, a page of them."""
    looked = looked_at()
    row = next((one for one in looked.rows if one.id == requirement), None) if looked else None
    if looked is None or row is None:
        abort(404)
    known = cohorts.of_programme(session(), g.programme.id)
    programme, today = g.programme.id, today_in(g.programme, now())
    counts = queries.tally(session(), programme, looked.edition_id, requirement)
    search = replace(search_of(looked, known), requirement=requirement)
    open_ = next((state for state in WORST_FIRST if counts.get(state)), "")
    search = replace(search, state=search.state or open_)
    rows, more = queries.page(session(), programme, search, today) if search.state else ([], False)
    met = counts.get("met", 0)
    by_cohort = queries.cohorts_tally(session(), programme, looked.edition_id, requirement)
    groups = [Group(cohort.name, cohort.slug, by_cohort[cohort.id]) for cohort in known if cohort.id in by_cohort]
    return render_template(
        "director/readiness_requirement.html",
        looked=looked,
        requirement=row,
        counts=counts,
        all=sum(counts.values()),
        weeks=[
            days // WEEK + 1 for days in queries.quartiles(session(), programme, looked.edition_id, requirement, met)
        ],
        groups=groups,
        alone=by_cohort.get(0, {}),
        search=search,
        rows=rows,
        more=more,
        states=state_names(),
        order=[state for state in reversed(WORST_FIRST) if counts.get(state)],
        much=much,
        short=short,
        today=today,
    )
