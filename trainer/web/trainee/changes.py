"""What a workspace sends as somebody types, and what it is told: saved, clashing, refused, changed elsewhere."""

import re
from dataclasses import asdict, dataclass
from typing import Any

from flask import jsonify, request
from flask.typing import ResponseReturnValue
from pydantic import ValidationError

from trainer.content.yaml_lines import adapter
from trainer.db import session
from trainer.domain.draft import BadChange, Change
from trainer.domain.errors import WrongState
from trainer.services.drafting import save_changes
from trainer.web.clock import now
from trainer.web.doors import me
from trainer.web.trainee.desk import worker

OPERATION = re.compile(r"[A-Za-z0-9._-]{1,64}")


@dataclass(frozen=True)
class Parcel:
    """A queue as one browser sends it: whose it is, the revision it has seen, the changes in order."""

    account: int
    revision: int
    changes: tuple[Change, ...]


def changes(draft_id: int) -> ResponseReturnValue:
    """JSON in, JSON out: 403 for another account's queue, 409 once handed in, 422 for what no page of ours sends."""
    member = worker()
    try:
        parcel: Parcel = adapter(Parcel).validate_json(request.get_data())
    except ValidationError:
        return jsonify(why="not a list of changes"), 422
    if parcel.account != member.account_id:
        return jsonify(signed_in=me().name), 403
    if not all(OPERATION.fullmatch(c.operation) for c in parcel.changes):
        return jsonify(why="an operation without a name"), 422
    try:
        saved = save_changes(session(), member=member, draft_id=draft_id, changes=parcel.changes, now=now())
    except WrongState as refusal:
        return jsonify(why=str(refusal)), 409
    except BadChange as fault:
        return jsonify(why=str(fault)), 422
    told: dict[str, Any] = {
        "revision": saved.revision,
        "saved_at": saved.saved_at.isoformat(),
        "clashes": [asdict(clash) for clash in saved.clashes],
        "refused": [asdict(refusal) for refusal in saved.refused],
    }
    if saved.before != parcel.revision:  # somebody else wrote since: another tab, another device
        told["state"] = saved.state
    return jsonify(told)
