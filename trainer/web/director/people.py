"""Everybody in the programme: searched, filtered, sorted, page after page."""

from flask import g, render_template, request
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import cohorts, supervisions
from trainer.db.queries import people as queries
from trainer.db.queries.people import SORTS, STATES, Search
from trainer.domain.people import ROLES
from trainer.services.directing import today_in
from trainer.web.clock import now
from trainer.web.components.listing import MANY, chosen, counted, sought

LARGEST = 2**31


def people() -> ResponseReturnValue:
    """Filters, order and place in the list stand in the address."""
    known = cohorts.of_programme(session(), g.programme.id)
    after = request.args.get("after", 0, type=int)
    search = Search(
        words=sought("words"),
        role=chosen("role", ("", *ROLES), ""),
        cohort=chosen("cohort", ("", "none", *(cohort.slug for cohort in known)), ""),
        state=chosen("state", STATES, "current"),
        sort=chosen("sort", SORTS, "name"),
        after=after if 0 < after < LARGEST else None,
    )
    today = today_in(g.programme, now())
    found, more = queries.page(session(), g.programme.id, search, today)
    trainees = [person.membership.id for person in found if person.membership.role == "trainee"]
    return render_template(
        "director/people.html",
        people=found,
        more=more,
        count=counted(queries.count(session(), g.programme.id, search, today, MANY)),
        supervisors=supervisions.names_of_supervisors(session(), trainees, today),
        search=search,
        cohorts=known,
        filtered=any((search.words, search.role, search.cohort)) or search.state != "current",
        today=today,
    )
