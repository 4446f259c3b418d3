"""What a workspace sends as somebody types."""

from flask import jsonify
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.domain.draft import BadChange
from trainer.domain.errors import WrongState
from trainer.services.drafting import save_changes
from trainer.web.clock import now
from trainer.web.components.parcels import Unfit, parcel, told
from trainer.web.trainee.desk import worker


def changes(draft_id: int) -> ResponseReturnValue:
    """JSON in, JSON out: 403 for another account's queue, 409 once handed in, 422 for what no page of ours sends."""
    member = worker()
    try:
        sent = parcel()
        saved = save_changes(session(), member=member, draft_id=draft_id, changes=sent.changes, now=now())
    except Unfit as unfit:
        return jsonify(**unfit.told), unfit.status
    except WrongState as refusal:
        return jsonify(why=str(refusal)), 409
    except BadChange as fault:
        return jsonify(why=str(fault)), 422
    return jsonify(told(saved, sent.revision))
