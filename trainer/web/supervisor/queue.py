"""The work that waits for judgement, oldest first; taking a piece, giving it back, freeing what somebody holds."""

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import queue as queries
from trainer.domain.errors import Conflict, WrongState
from trainer.domain.permits import is_senior
from trainer.services import claiming
from trainer.services.calibrating import may_grade
from trainer.services.directing import today_in
from trainer.web.clock import now
from trainer.web.components.listing import MANY, chosen, counted, page_number, page_of
from trainer.web.i18n import _
from trainer.web.supervisor.work import grading_address, viewer, works_of


def shown_names() -> dict[str, str]:
    """What a grader reads for each part of the queue."""
    return {
        "mine": _("Mine"),
        "unclaimed": _("Unclaimed"),
        "held": _("With others"),
        "returned": _("Returned"),
        "ready": _("Ready to release"),
        "released": _("Released"),
    }


def tally_of(who: queries.Viewer, shown: str = "") -> dict[str, int]:
    """How much there is in each part, as far as anybody counts; of what has been released only where that is shown."""
    return {part: counted(found) for part, found in queries.tally(session(), who, MANY, shown).items()}


def queue() -> ResponseReturnValue:
    """One part of it at a time, and how much there is in each; the address may ask for a page."""
    who, shown = viewer(), chosen("show", queries.SHOWN, "mine")
    tally, number = tally_of(who, shown), page_number()
    rows, more = queries.page(session(), who, shown, number)
    return render_template(
        "supervisor/queue.html",
        names=shown_names(),
        shown=shown,
        tally=tally,
        pages=page_of(number, len(rows), tally[shown], queries.PAGE, more=more),
        works=works_of(rows),
        senior=is_senior(g.membership),
        may_take=may_take(),
        grading_address=grading_address,
        now=now(),
    )


def may_take() -> bool:
    """Whether the visitor may take work: everybody, unless the programme asks graders to calibrate first."""
    return may_grade(session(), g.membership, today_in(g.programme, now()))


def claim(piece_id: int) -> ResponseReturnValue:
    """On to the grading; whoever comes second is told who was first."""
    try:
        grading = claiming.claim(session(), member=g.membership, piece_id=piece_id, now=now())
    except (Conflict, WrongState) as refusal:
        session().rollback()
        flash(str(refusal), "care")
        return redirect(url_for("supervisor.queue", show="unclaimed"))
    return redirect(grading_address(grading.id))


def give_back(grading_id: int) -> ResponseReturnValue:
    """Others can take it; what was written stays."""
    claiming.give_back(session(), member=g.membership, grading_id=grading_id, now=now())
    flash(_("Given back. What you have written is kept, and you find it again if you take the piece once more."))
    return redirect(url_for("supervisor.queue"))


def free(piece_id: int) -> ResponseReturnValue:
    """For seniors alone."""
    name = claiming.free(session(), member=g.membership, piece_id=piece_id, now=now())
    if name:
        flash(_("Freed. What %(name)s has written is kept for them; anybody can take the piece now.") % {"name": name})
    else:
        flash(_("Nobody had it any more; anybody can take it."))
    return redirect(url_for("supervisor.queue", show="unclaimed"))
