"""Who teaches, supervises, rates and writes for trainees: confirmed or not, and what bodies had made of them."""

from flask import g, render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import guides as queries
from trainer.services.directing import today_in
from trainer.web.clock import now
from trainer.web.components.credentials.names import label
from trainer.web.components.listing import Pages, chosen, page_number, sought

SIZE = 25
STATES = ("all", "unconfirmed", "inside", "outside")


def guides() -> ResponseReturnValue:
    """By name; searched, filtered, page after page."""
    words, state = sought("words"), chosen("state", STATES, "all")
    standing = queries.of_programme(session(), g.programme.id)
    everybody = queries.listed(session(), g.programme.id)
    found = [
        one
        for one in everybody
        if words.lower() in f"{one.name} {one.email or ''}".lower()
        and {
            "all": True,
            "unconfirmed": one.confirmed_at is None,
            "inside": one.account_id is not None,
            "outside": one.account_id is None,
        }[state]
    ]
    pages = Pages(page_number(), len(found), SIZE)
    return render_template(
        "director/guides.html",
        guides=[(one, standing[one.ref].standings) for one in found[pages.first_shown - 1 : pages.last_shown]],
        pages=pages,
        words=words,
        state=state,
        unconfirmed=sum(one.confirmed_at is None for one in everybody),
        label=label,
        today=today_in(g.programme, now()),
    )
