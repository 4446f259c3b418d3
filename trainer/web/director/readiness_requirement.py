"""One requirement: who stands where on it, how long it takes those who meet it, and where people stall."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from flask import abort, g, render_template, request
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import cohorts, progress_tallies, waits
from trainer.db.queries import readiness as queries
from trainer.domain.pace import WEEK
from trainer.domain.verdict.judging import WORST_FIRST
from trainer.domain.waiting import EDGES, FEWEST, Curve, curve, standing
from trainer.services.directing import today_in
from trainer.web.clock import now
from trainer.web.components.plots import rise, ticks_of
from trainer.web.components.readiness import looked_at, much, search_of, short, state_names
from trainer.web.i18n import _

AFTER: Final = 13
"""Weeks for which the curve goes on after the last who met it."""

LONGEST: Final = 5200
"""Weeks that an address can ask for."""


@dataclass(frozen=True)
class Group:
    """A cohort and how many of it stand in each state."""

    name: str
    slug: str
    states: dict[str, int]

    @property
    def all(self) -> int:
        return sum(self.states.values())

    def of(self, order: Sequence[str]) -> list[int]:
        """How many in each of these states."""
        return [self.states.get(state, 0) for state in order]


def readiness_requirement(requirement: str) -> ResponseReturnValue:
    """Counts are kept, weeks are counted over an index; the list is of those in one state, a page of them."""
    looked = looked_at()
    row = next((one for one in looked.rows if one.id == requirement), None) if looked else None
    if looked is None or row is None:
        abort(404)
    known = cohorts.of_programme(session(), g.programme.id)
    programme, today = g.programme.id, today_in(g.programme, now())
    counts = progress_tallies.tally(session(), programme, looked.edition_id, requirement)
    search = replace(search_of(looked, known), requirement=requirement, waiting=_waiting())
    open_ = next((state for state in WORST_FIRST if counts.get(state)), "")
    search = replace(search, state=search.state or open_)
    rows, more, _lost = queries.page(session(), programme, search, today) if search.state else ([], False, False)
    weeks = waits.weeks(session(), programme, looked.edition_id, requirement, today)
    found = curve(weeks.pop("met", {}), _together(weeks))
    last = _last(found) if found else 0
    stand = waits.standing(session(), programme, looked.edition_id, requirement, today)
    by_cohort = progress_tallies.cohorts_tally(session(), programme, looked.edition_id, requirement)
    groups = [Group(cohort.name, cohort.slug, by_cohort[cohort.id]) for cohort in known if cohort.id in by_cohort]
    if groups and 0 in by_cohort:
        groups.append(Group(_("No cohort"), "none", by_cohort[0]))
    return render_template(
        "director/readiness_requirement.html",
        looked=looked,
        requirement=row,
        counts=counts,
        curve=found,
        fewest=FEWEST,
        plot=rise(found, last) if found and found.met else None,
        weeks=sorted({*ticks_of(last), last} - {0}),
        stand={state: standing(stand[state]) for state in WORST_FIRST if state in stand},
        edges=EDGES,
        groups=groups,
        search=search,
        rows=rows,
        more=more,
        states=state_names(),
        order=[state for state in reversed(WORST_FIRST) if counts.get(state)],
        much=much,
        short=short,
        stood=lambda line: waits.stood(line, today) // WEEK,
    )


def _waiting() -> int:
    asked = request.args.get("waiting", 0, type=int)
    return asked if 0 < asked < LONGEST else 0


def _together(weeks: Mapping[str, Mapping[int, int]]) -> dict[int, int]:
    """All states as one."""
    found: dict[int, int] = {}
    for some in weeks.values():
        for week, n in some.items():
            found[week] = found.get(week, 0) + n
    return found


def _last(found: Curve) -> int:
    """The last week that is drawn: a while after the last who met it, for what then is flat."""
    return min(found.last, found.steps[-1].week + AFTER) if found.steps else 0
