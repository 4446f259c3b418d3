"""Everybody on whom the committee is to decide, those who need discussion first; and what was decided."""

from typing import Final

from flask import abort, g, render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import candidacies
from trainer.web.components.committee_table import missing, seats, waiting
from trainer.web.components.listing import Pages, page_number

SIZE: Final = 20


def candidates() -> ResponseReturnValue:
    """What waits for the visitor, what waits for others, what is closed; nobody whom they supervise."""
    mine = seats()
    if not mine:
        abort(404)
    table = waiting(mine)
    rows, count = candidacies.closed(session(), g.programme.id, page_number(), SIZE)
    return render_template(
        "committee/candidates.html",
        table=table,
        closed=[one for one in rows if table.may_see(one)],
        pages=Pages(page_number(), count, SIZE),
        missing=missing,
    )
