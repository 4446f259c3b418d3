"""What the grading page sends as somebody writes, and how the grading stands for a page that has been away."""

from flask import Response, jsonify, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import generate_csrf

from trainer.db import session
from trainer.db.models import Submission
from trainer.db.queries import gradings
from trainer.domain.draft import BadChange
from trainer.domain.errors import WrongState
from trainer.domain.judgement import judgement_of
from trainer.services import judging
from trainer.web.clock import now
from trainer.web.components.parcels import Unfit, parcel, told
from trainer.web.doors import me
from trainer.web.supervisor.desk import feedback_data, grader, hold_data, own


def grading_changes(grading_id: int) -> ResponseReturnValue:
    """JSON in, JSON out, as a workspace has it; with who has the piece now. No changes are a sign of life."""
    grading = own(grading_id)
    try:
        sent = parcel()
        saved, hold = judging.save(session(), member=grader(), grading_id=grading_id, changes=sent.changes, now=now())
    except Unfit as unfit:
        return jsonify(**unfit.told), unfit.status
    except WrongState as refusal:
        return jsonify(why=str(refusal)), 409
    except BadChange as fault:
        return jsonify(why=str(fault)), 422
    said = told(saved, sent.revision) | {"hold": hold_data(hold)}
    if sent.changes:
        submission = session().get_one(Submission, grading.submission_id)
        rubrics = judging.rubrics_of(session(), gradings.piece_of(session(), grading))
        said["feedback"] = feedback_data(judgement_of(saved.state, rubrics), submission.answer)
    return jsonify(said)


def grading_state(grading_id: int) -> Response:
    """The state only where it is newer than `since`; always a fresh form token. 403 names who is signed in instead."""
    if request.args.get("account", me().id, type=int) != me().id:
        refused = jsonify(signed_in=me().name)
        refused.status_code = 403
        return refused
    grading = own(grading_id)
    said = {
        "account": me().id,
        "csrf": generate_csrf(),
        "revision": grading.revision,
        "opened": 0,
        "handed_in": grading.finished_at is not None,
        "saved_at": grading.saved_at.isoformat(),
    }
    if request.args.get("since", type=int) != grading.revision:
        said["state"] = grading.state
    response = jsonify(said)
    response.headers["Cache-Control"] = "private, no-store"
    return response
