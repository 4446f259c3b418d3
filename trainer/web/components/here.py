"""The browser that asks: whose it is, what they are in the programme, and what waits for them there."""

from dataclasses import dataclass
from datetime import datetime

from flask import g

from trainer.db.models import Membership


@dataclass(frozen=True)
class Here:
    """The browser of this request. `seen_at` is when it was last noted; `memberships` are those in the programme that
    the address names, and `unread` how many notices wait there.
    """

    id: int
    account_id: int
    token: str
    seen_at: datetime
    memberships: tuple[Membership, ...]
    unread: int


def here() -> Here | None:
    """None before anybody has signed in."""
    found: Here | None = g.get("sign_in")
    return found
