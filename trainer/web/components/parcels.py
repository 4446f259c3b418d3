"""What a desk sends as somebody types, and what it is told: saved, clashing, refused, changed elsewhere."""

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final, Protocol

from flask import Response, jsonify, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import generate_csrf
from pydantic import ValidationError

from trainer.content.adapters import adapter
from trainer.domain.draft import BadChange, Change
from trainer.domain.errors import WrongState
from trainer.services.drafting import Saved
from trainer.web.doors import me

_OPERATION: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")


class Unfit(Exception):
    """A parcel that is not taken: what to answer, and with which status."""

    def __init__(self, status: int, **told: object) -> None:
        super().__init__(status)
        self.status = status
        self.told = told


@dataclass(frozen=True)
class Parcel:
    """A queue as one browser sends it: whose it is, the revision it has seen, the changes in order."""

    account: int
    revision: int
    changes: tuple[Change, ...]


def parcel() -> Parcel:
    """What was sent. Raises Unfit: 422 for what no page of ours sends, 403 for another account's queue."""
    try:
        sent: Parcel = adapter(Parcel).validate_json(request.get_data())
    except ValidationError as fault:
        raise Unfit(422, why="not a list of changes") from fault
    if sent.account != me().id:
        raise Unfit(403, signed_in=me().name)
    if not all(_OPERATION.fullmatch(c.operation) for c in sent.changes):
        raise Unfit(422, why="an operation without a name")
    return sent


def told(saved: Saved, seen: int) -> dict[str, Any]:
    """What a browser that had seen revision `seen` is told of a save."""
    said: dict[str, Any] = {
        "revision": saved.revision,
        "saved_at": saved.saved_at.isoformat(),
        "clashes": [asdict(clash) for clash in saved.clashes],
        "refused": [asdict(refusal) for refusal in saved.refused],
    }
    if saved.before != seen:  # somebody else wrote since: another tab, another device
        said["state"] = saved.state
    return said


def taken(save: Callable[[Parcel], Mapping[str, Any]]) -> ResponseReturnValue:
    """What `save` tells; 403 for another account’s queue, 409 once handed in, 422 for what no page of ours sends."""
    try:
        return jsonify(save(parcel()))
    except Unfit as unfit:
        return jsonify(**unfit.told), unfit.status
    except WrongState as refusal:
        return jsonify(why=str(refusal)), 409
    except BadChange as fault:
        return jsonify(why=str(fault)), 422


class Kept(Protocol):
    """A draft of any kind."""

    @property
    def revision(self) -> int: ...
    @property
    def state(self) -> Mapping[str, Any]: ...
    @property
    def saved_at(self) -> datetime: ...


def somebody_else() -> Response | None:
    """What to answer a page that another account left open: 403, with who is signed in instead."""
    if request.args.get("account", me().id, type=int) == me().id:
        return None
    response = jsonify(signed_in=me().name)
    response.status_code = 403
    return response


def standing(kept: Kept, *, opened: int = 0, handed_in: bool = False) -> Response:
    """How it stands for a page that was away: the state only where newer than `since`; always a fresh form token."""
    said = {
        "account": me().id,
        "csrf": generate_csrf(),
        "revision": kept.revision,
        "opened": opened,
        "handed_in": handed_in,
        "saved_at": kept.saved_at.isoformat(),
    }
    if request.args.get("since", type=int) != kept.revision:
        said["state"] = kept.state
    response = jsonify(said)
    response.headers["Cache-Control"] = "private, no-store"
    return response
