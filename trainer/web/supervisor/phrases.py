"""Comments kept for use again, as the grading page keeps and drops them."""

from flask import abort, jsonify, request
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.domain.errors import WrongState
from trainer.services import phrasing
from trainer.web.clock import now
from trainer.web.supervisor.desk import grader


def phrases() -> ResponseReturnValue:
    """Keep one: JSON out, 409 with the reason where it is not kept. `drop` takes one out instead."""
    if drop := request.form.get("drop", type=int):
        phrasing.drop(session(), member=grader(), phrase_id=drop, now=now())
        return jsonify(dropped=drop)
    text = request.form.get("text", "").replace("\0", "")
    if not text:
        abort(400)
    try:
        kept = phrasing.keep(
            session(), member=grader(), text=text, shared=request.form.get("shared") == "yes", now=now()
        )
    except WrongState as refusal:
        return jsonify(why=str(refusal)), 409
    return jsonify(id=kept.id, text=kept.text, shared=kept.account_id is None)
