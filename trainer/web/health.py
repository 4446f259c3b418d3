"""Whether the site works, for whoever watches it: one address, no sign-in, nothing secret."""

from datetime import datetime

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import SQLAlchemyError

from trainer.db import session
from trainer.db.queries import health
from trainer.web.clock import now

bp = Blueprint("health", __name__)


@bp.get("/healthz")
def healthz() -> ResponseReturnValue:
    """200 when the database answers, 503 when it does not.

    `worker` is seconds since its last sign of life, `mail` how many the oldest message waits that is due; or null.
    """
    try:
        beat = health.last_beat(session())
        waiting = health.longest_waiting(session(), now())
    except SQLAlchemyError:
        return jsonify(database="unreachable"), 503
    return jsonify(database="ok", worker=_seconds_since(beat), mail=_seconds_since(waiting))


def _seconds_since(moment: datetime | None) -> int | None:
    return None if moment is None else round((now() - moment).total_seconds())
