"""All assessed work of the programme: who has it, since when, by when it was promised; freeing what is held."""

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import overviews
from trainer.services import claiming
from trainer.services.directing import today_in
from trainer.services.submitting import UNDO_FOR
from trainer.web.clock import now
from trainer.web.components.listing import MANY, chosen, counted, page_number, page_of
from trainer.web.i18n import _


def shown_names() -> dict[str, str]:
    """What a director reads for each part."""
    return {
        "waiting": _("With graders"),
        "returned": _("Returned for revision"),
        "ready": _("Ready to release"),
        "released": _("Released"),
        "all": _("All"),
    }


def pieces() -> ResponseReturnValue:
    """Names are shown: a director does not grade."""
    shown, number = chosen("show", overviews.SHOWN, "waiting"), page_number()
    tally = {name: counted(found) for name, found in overviews.tally(session(), g.programme.id, MANY).items()}
    works, more = overviews.page(session(), g.programme.id, shown, number)
    pages = page_of(number, len(works), tally[shown], overviews.PAGE, more=more)
    return render_template(
        "director/pieces.html",
        names=shown_names(),
        shown=shown,
        tally=tally,
        pages=pages,
        works=works,
        is_held=overviews.is_held,
        settled_before=now() - UNDO_FOR,
        today=today_in(g.programme, now()),
        now=now(),
    )


def piece_free(piece_id: int) -> ResponseReturnValue:
    """Whoever had it is told, and keeps what they wrote."""
    name = claiming.free(session(), member=g.membership, piece_id=piece_id, now=now())
    if name:
        flash(_("Freed. %(name)s has been told, and what they have written is kept for them.") % {"name": name})
    else:
        flash(_("Nobody had it any more; any grader can take it."))
    return redirect(url_for("director.pieces"))
