"""The words of a message, in the language of whoever receives it: there is no request to take one from."""

import gettext
from functools import cache
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parents[1] / "web" / "translations"
"""The catalogues that the pages use."""


@cache
def language(locale: str) -> gettext.NullTranslations:
    """The catalogue of a language; English, which stands in the code, where there is none."""
    return gettext.translation("trainer", FOLDER, [locale], fallback=True)


def mark(message: str) -> str:
    """For words that are written down here and translated when it is known for whom."""
    return message
