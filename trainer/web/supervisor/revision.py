"""Giving a piece of work back to its trainee for revision: by when, and what to do."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from flask import abort, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.models import Piece
from trainer.db.queries import pieces
from trainer.db.queries import queue as queries
from trainer.services.returning import LONGEST, may_return, return_for_revision
from trainer.web.clock import now
from trainer.web.components.fields import Form, Needed, TextField, at_most, attempt
from trainer.web.components.moment_field import MomentField, clock_name
from trainer.web.i18n import _, lazy
from trainer.web.supervisor.work import viewer, work_of


class RevisionForm(Form):
    """What the trainee is told."""

    until = MomentField(lazy("To be handed in again by"), [Needed(lazy("Say by when."))])
    what = TextField(
        lazy("What is to be revised"),
        [Needed(lazy("Say in a few words what is to be revised.")), at_most(LONGEST)],
        description=lazy("The trainee reads this, with the comments and the feedback that you have written, no marks."),
    )


def _open(piece_id: int) -> Piece:
    piece = pieces.by_id(session(), g.programme.id, piece_id)
    if piece is None or not may_return(session(), g.membership, piece):
        abort(404)
    return piece


def revision(piece_id: int) -> ResponseReturnValue:
    """Nothing is revealed to the trainee; the readers stay closed."""
    piece, form = _open(piece_id), RevisionForm()
    if form.validate_on_submit() and form.until.moment is not None:
        until = form.until.moment

        def change() -> None:
            return_for_revision(
                session(), member=g.membership, piece_id=piece_id, until=until, what=form.what.data or "", now=now()
            )

        if attempt(form, change):
            flash(_("Returned. The trainee has been told, and can work on it again."))
            return redirect(url_for("supervisor.queue", show="returned"))
    elif not form.is_submitted():
        zone = ZoneInfo(g.programme.time_zone)
        form.until.show(datetime.combine(now().astimezone(zone).date() + timedelta(days=14), time(17), zone))
    rows = queries.rows(session(), [piece.id], viewer())
    return render_template(
        "supervisor/revision.html", form=form, work=work_of(rows[0]), clock=clock_name()
    ), 422 if form.errors else 200
