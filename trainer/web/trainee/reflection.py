"""What a trainee ticks of the readers' key points, and a note to themselves: kept beside the result."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.services.submitting import reflect
from trainer.web.clock import now
from trainer.web.i18n import _
from trainer.web.trainee.desk import worker


def reflection(reference: str) -> ResponseReturnValue:
    """A plain form; it leads back to where it stands."""
    ticks, note = request.form.getlist("tick"), request.form.get("note", "")
    ticks += [f"{value}:{name.removeprefix('match-')}" for name, value in request.form.items() if name[:6] == "match-"]
    reflect(session(), member=worker(), reference=reference, ticks=ticks, note=note, now=now())
    flash(_("Kept with this result. Nobody but you can see it."))
    return redirect(url_for("trainee.result", reference=reference, _anchor="words"))
