"""Whether the site works, for whoever watches it: one address, no sign-in, nothing secret."""

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import SQLAlchemyError

from trainer.db import session
from trainer.db.queries import health
from trainer.web.clock import now

bp = Blueprint("health", __name__)


@bp.get("/healthz")
def healthz() -> ResponseReturnValue:
    """200 when the database answers, 503 when it does not; `worker` is seconds since its last sign of life, or null."""
    try:
        beat = health.last_beat(session())
    except SQLAlchemyError:
        return jsonify(database="unreachable"), 503
    return jsonify(database="ok", worker=None if beat is None else round((now() - beat).total_seconds()))
