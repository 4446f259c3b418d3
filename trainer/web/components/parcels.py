"""What a desk sends as somebody types, and what it is told: saved, clashing, refused, changed elsewhere."""

import re
from dataclasses import asdict, dataclass
from typing import Any, Final

from flask import request
from pydantic import ValidationError

from trainer.content.yaml_lines import adapter
from trainer.domain.draft import Change
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
