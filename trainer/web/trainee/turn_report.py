"""Telling the author that something is wrong with a turn."""

from flask import abort, flash, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.domain.errors import WrongState
from trainer.services.submitting import report_turn
from trainer.web.clock import now
from trainer.web.i18n import _
from trainer.web.trainee.desk import worker


def turn_report(draft_id: int) -> ResponseReturnValue:
    """The workspace asks for JSON and stays where it is; a plain form goes back to the turn."""
    member = worker()
    turn, text = request.form.get("turn", ""), request.form.get("text", "")
    if not turn:
        abort(400)
    quiet = request.accept_mimetypes.best == "application/json"
    try:
        report_turn(session(), member=member, draft_id=draft_id, turn=turn, text=text, now=now())
    except WrongState as refusal:
        if quiet:
            return jsonify(why=str(refusal)), 409
        flash(str(refusal), "care")
    else:
        if quiet:
            return jsonify(turn=turn)
        flash(_("Thank you: the author has been told."))
    return redirect(url_for("trainee.workspace", draft_id=draft_id, _anchor=turn.replace(":", "-")))
