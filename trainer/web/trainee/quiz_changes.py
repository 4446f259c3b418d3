"""What an attempt's page sends as somebody answers, and how the attempt stands for a page that has been away."""

from flask import Response, g, jsonify, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import generate_csrf

from trainer.db import session
from trainer.domain.draft import BadChange
from trainer.domain.errors import WrongState
from trainer.services import quizzing
from trainer.web.clock import now
from trainer.web.components.parcels import Unfit, parcel, told
from trainer.web.doors import me
from trainer.web.trainee.state import refuse


def quiz_changes(attempt_id: int) -> ResponseReturnValue:
    """JSON in, JSON out, as a workspace has it; for anybody but its owner there is no such attempt."""
    quizzing.own_attempt(session(), g.membership, attempt_id)
    try:
        sent = parcel()
        saved = quizzing.save(session(), member=g.membership, attempt_id=attempt_id, changes=sent.changes, now=now())
    except Unfit as unfit:
        return jsonify(**unfit.told), unfit.status
    except WrongState as refusal:
        return jsonify(why=str(refusal)), 409
    except BadChange as fault:
        return jsonify(why=str(fault)), 422
    return jsonify(told(saved, sent.revision))


def quiz_state(attempt_id: int) -> Response:
    """The state only where it is newer than `since`; always a fresh form token. 403 names who is signed in instead."""
    if request.args.get("account", me().id, type=int) != me().id:
        return refuse()
    attempt = quizzing.own_attempt(session(), g.membership, attempt_id)
    said = {
        "account": me().id,
        "csrf": generate_csrf(),
        "revision": attempt.revision,
        "opened": 0,
        "handed_in": attempt.finished_at is not None,
        "saved_at": attempt.saved_at.isoformat(),
    }
    if request.args.get("since", type=int) != attempt.revision:
        said["state"] = attempt.state
    response = jsonify(said)
    response.headers["Cache-Control"] = "private, no-store"
    return response
