"""The public register: who wishes to be found, and what of it somebody has looked at."""

from datetime import timedelta
from typing import Final

from trainer.domain.guides import BODIES

OUTSIDE: Final = tuple(body for body in BODIES if body != "programme")
"""Whose credentials can be listed: outside bodies' only, never a programme's own certificate."""

CHECKED: Final = ("credential", "licence")
"""What a named person has to look at before an entry is shown."""

GOOD_FOR: Final = timedelta(days=366)
"""How long a look is good where the paper itself names no end."""

LONGEST: Final = {"name": 120, "place": 120, "offers": 600, "credential": 160, "licence": 160}
LONGEST_LETTER: Final = 4000

LETTERS: Final = (3, 20, 6)
"""Letters within a day that close the form: to one entry from one place, to one entry, from one place."""
