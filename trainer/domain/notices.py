"""Kinds of notice, the ways of mailing them, and how each is mailed to a person who has chosen nothing."""

from typing import Final

KINDS: Final = ("assigned", "due", "handed-in", "returned", "released", "answered", "lapsing", "message")

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
}
