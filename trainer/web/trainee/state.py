"""How a draft stands now, for a workspace that has been away: another device wrote, or the sign-in was renewed."""

from flask import Response, jsonify, request
from flask_wtf.csrf import generate_csrf

from trainer.web.doors import me
from trainer.web.trainee.desk import own


def refuse() -> Response:
    response = jsonify(signed_in=me().name)
    response.status_code = 403
    return response


def state(draft_id: int) -> Response:
    """The state only where it is newer than `since`; always a fresh form token. 403 names who is signed in instead."""
    if request.args.get("account", me().id, type=int) != me().id:
        return refuse()
    draft = own(draft_id)
    told = {
        "account": me().id,
        "csrf": generate_csrf(),
        "revision": draft.revision,
        "opened": draft.opened,
        "handed_in": draft.handed_in_at is not None,
        "saved_at": draft.saved_at.isoformat(),
    }
    if request.args.get("since", type=int) != draft.revision:
        told["state"] = draft.state
    response = jsonify(told)
    response.headers["Cache-Control"] = "private, no-store"
    return response
