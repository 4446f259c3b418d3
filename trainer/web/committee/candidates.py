"""Everybody on whom the committee is to decide, those who need discussion first; and what was decided, to be found."""

from datetime import timedelta
from typing import Final

from flask import abort, g, render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries.closed_candidacies import Search, closed
from trainer.domain.settings import settings_of
from trainer.web.clock import now
from trainer.web.components.committee_table import seats, waiting
from trainer.web.components.listing import Pages, chosen, page_number, sought

SIZE: Final = 20
OUTCOMES: Final = ("award", "not-yet", "withdrawn")


def candidates() -> ResponseReturnValue:
    """What waits for the visitor, what waits for others, what is closed; nobody whom they supervise."""
    mine = seats()
    if not mine:
        abort(404)
    table = waiting(mine, outliers_first=True)
    me, directs = mine[0].account_id, any(one.role == "director" for one in mine)
    search = Search(
        me,
        now() - timedelta(days=settings_of(g.programme.settings).decision_appeal_days),
        {me} if directs else {me, *table.close},
        sought("words"),
        chosen("outcome", OUTCOMES, ""),
        chosen("dissent", ("yes",), "") == "yes",
    )
    rows, count = closed(session(), g.programme.id, search, page_number(), SIZE)
    return render_template(
        "committee/candidates.html",
        table=table,
        closed=rows,
        search=search,
        filtered=bool(search.words or search.outcome or search.dissent),
        pages=Pages(page_number(), count, SIZE),
    )
