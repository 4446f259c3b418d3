"""Whether a text has anything to be seen: signs that leave the page empty are no name."""

import unicodedata
from typing import Final

UNSEEN: Final = ("C", "M", "Z")
"""The first letters of categories that print nothing by themselves: control, format, marks, spaces."""

BLANK: Final = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and a pattern that are drawn as nothing."""


def visible(text: str) -> bool:
    """Whether any sign of it prints."""
    return any(unicodedata.category(sign)[0] not in UNSEEN and sign not in BLANK for sign in text)
