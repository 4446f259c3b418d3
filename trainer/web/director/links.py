"""One-time links by which people outside sign, confirm or write: who was sent which, and what became of it."""

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import one_time_links
from trainer.services.linking import revoke
from trainer.web.clock import now
from trainer.web.components.credentials.names import letters
from trainer.web.components.listing import Pages, chosen, page_number, sought
from trainer.web.i18n import _

SIZE = 25


def links() -> ResponseReturnValue:
    """Newest first; what each leads to is not shown, for it is for one person alone."""
    words, state = sought("words"), chosen("state", one_time_links.STATES, "all")
    number = page_number()
    found, count = one_time_links.of_programme(
        session(), g.programme.id, words=words, state=state, skip=(number - 1) * SIZE, size=SIZE, now=now()
    )
    return render_template(
        "director/links.html",
        links=found,
        pages=Pages(number, count, SIZE),
        words=words,
        state=state,
        letters=letters(),
        now=now(),
    )


def link_end(link_id: int) -> ResponseReturnValue:
    """It works no more; whoever opens it is told so."""
    revoke(session(), member=g.membership, link_id=link_id, now=now())
    flash(_("Ended. Whoever opens the link reads that it was taken back."))
    return redirect(url_for("director.links"))
