"""Kinds of notice, the ways of mailing them, and how each is mailed to a person who has chosen nothing."""

from collections.abc import Collection
from typing import Final

KINDS: Final = ("assigned", "due", "handed-in", "returned", "released", "answered", "lapsing", "message", "decision")

MAILINGS: Final = ("now", "digest", "none")
"""At once, once a day together with others, or not at all. On the site a notice always appears."""

USUAL: Final = {
    "assigned": "now",
    "due": "now",
    "handed-in": "digest",
    "returned": "now",
    "released": "now",
    "answered": "now",
    "lapsing": "now",
    "message": "now",
    "decision": "now",
}

OF_ROLE: Final = {
    "trainee": ("assigned", "due", "returned", "released", "answered", "lapsing", "message", "decision"),
    "supervisor": ("handed-in", "answered", "lapsing", "message", "decision"),
    "director": ("handed-in", "answered", "lapsing", "message", "decision"),
    "expert": ("assigned", "due", "answered", "message", "decision"),
}
"""Which kinds can reach a person in each role."""


def kinds_of(roles: Collection[str]) -> list[str]:
    """The kinds that can reach somebody who has these roles, in the order of KINDS."""
    reaching = {kind for role in roles for kind in OF_ROLE.get(role, ())}
    return [kind for kind in KINDS if kind in reaching]
