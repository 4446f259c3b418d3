"""Everybody on whom the committee is to decide, those who need discussion first; and what was decided, to be found."""

from typing import Final

from flask import abort, g, render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import ties
from trainer.db.queries.closed_candidacies import Search, closed
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
    me, directs = mine[0].account_id, any(one.role == "director" for one in mine)
    search = Search(
        me,
        now(),
        {me} if directs else {me, *ties.supervised_by(session(), me)},
        sought("words"),
        chosen("outcome", OUTCOMES, ""),
        chosen("dissent", ("yes",), "") == "yes",
    )
    rows, count = closed(session(), g.programme.id, search, page_number(), SIZE)
    table = waiting(mine, [one.candidacy for one in rows], outliers_first=True)
    return render_template(
        "committee/candidates.html",
        table=table,
        closed=[one for one in rows if table.may_see(one.candidacy)],
        search=search,
        filtered=bool(search.words or search.outcome or search.dissent),
        pages=Pages(page_number(), count, SIZE),
    )
