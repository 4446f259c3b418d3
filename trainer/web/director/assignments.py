"""What is set for whom: every assignment of the programme, with how many have begun and handed in."""

from flask import g, render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import assignment_counts
from trainer.db.queries import assignments as queries
from trainer.db.queries.assignments import PAGE, SHOWN, SORTED, Listing
from trainer.web.clock import now
from trainer.web.components.listing import Pages, chosen, page_number, sought

MODES = ("", "practice", "assessed", "module")


def assignments() -> ResponseReturnValue:
    """Search, filters, order and page stand in the address."""
    cohorts = assignment_counts.cohorts(session(), g.programme.id)
    audiences = ("", "programme", "person", *(str(cohort.id) for cohort in cohorts))
    listing = Listing(
        search=sought("search"),
        shown=chosen("shown", SHOWN, "open"),
        audience=chosen("audience", audiences, ""),
        mode=chosen("mode", MODES, ""),
        sort=chosen("sort", SORTED, "due"),
        page=page_number(),
    )
    found, count = queries.of_programme(session(), g.programme.id, listing, now())
    return render_template(
        "director/assignments.html",
        assignments=found,
        counts=assignment_counts.of(session(), found, g.programme, now()),
        listing=listing,
        pages=Pages(listing.page, count, PAGE),
        cohorts=[(str(cohort.id), cohort.name) for cohort in cohorts],
        filtered=any((listing.search, listing.audience, listing.mode)) or listing.shown != "open",
        now=now(),
    )
