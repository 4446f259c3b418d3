"""What a page of a treatment gone on with sends as somebody writes, and how it stands for one that has been away."""

from flask import Response, jsonify, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import generate_csrf

from trainer.db import session
from trainer.domain.draft import BadChange
from trainer.services import going_on
from trainer.web.clock import now
from trainer.web.components.parcels import Unfit, parcel, told
from trainer.web.doors import me
from trainer.web.trainee.desk import worker
from trainer.web.trainee.state import refuse


def sequel_changes(reference: str) -> ResponseReturnValue:
    """JSON in, JSON out, as a workspace has it; what is settled is refused, change by change."""
    member = worker()
    going_on.going(session(), member, reference)
    try:
        sent = parcel()
        saved = going_on.save(session(), member=member, reference=reference, changes=sent.changes, now=now())
    except Unfit as unfit:
        return jsonify(**unfit.told), unfit.status
    except BadChange as fault:
        return jsonify(why=str(fault)), 422
    return jsonify(told(saved, sent.revision))


def sequel_state(reference: str) -> Response:
    """The state only where it is newer than `since`; always a fresh form token. 403 names who is signed in instead."""
    member = worker()
    if request.args.get("account", me().id, type=int) != me().id:
        return refuse()
    sequel = going_on.going(session(), member, reference).sequel
    said = {
        "account": me().id,
        "csrf": generate_csrf(),
        "revision": sequel.revision,
        "opened": sequel.passed,
        "handed_in": False,
        "saved_at": sequel.saved_at.isoformat(),
    }
    if request.args.get("since", type=int) != sequel.revision:
        said["state"] = sequel.state
    response = jsonify(said)
    response.headers["Cache-Control"] = "private, no-store"
    return response
