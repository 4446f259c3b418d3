"""Sets a page with typst: what is passed in is data, never markup, and the PDF is tagged and has its fonts inside."""

import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from trainer.domain.errors import WrongState

if TYPE_CHECKING:
    import typst

HERE: Final = Path(__file__).parent
STANDARD: Final = "ua-1"
"""PDF/UA-1: typst refuses to write what a screen reader could not read."""

MISSING: Final = re.compile(r'the text `"(?P<sign>.+)"` could not be displayed')
UNKNOWN: Final = "\ufffd"
MOST_UNKNOWN: Final = 100
KEPT_JOINERS: Final = "\u200c\u200d"
"""Scripts of South Asia and the Near East need them inside words."""


class Unwritable(WrongState):
    """A text has signs for which this machine has no font."""


def plain(text: str) -> str:
    """One line without control signs, and without those that turn the direction of what follows."""
    kept = (" " if unicodedata.category(sign) in ("Cc", "Zl", "Zp") else sign for sign in text)
    shown = (
        sign for sign in kept if unicodedata.category(sign) not in ("Cf", "Cs", "Co", "Cn") or sign in KEPT_JOINERS
    )
    return " ".join("".join(shown).split())


@cache
def _fonts(system: bool) -> "typst.Fonts":
    import typst

    return typst.Fonts(include_system_fonts=system, font_paths=[str(HERE / "fonts")])


def typeset(sheet: str, given: Mapping[str, Any], *, now: datetime, lenient: bool = False) -> bytes:
    """The PDF of a sheet such as `certificate.typ`.

    The house's own fonts first, so that a page looks the same everywhere; the machine's where a script is in none of
    them. Where none has a sign either, Unwritable, or with `lenient` a mark in its place.
    """
    import typst

    data = json.dumps(given, ensure_ascii=False)
    for _ in range(MOST_UNKNOWN):
        try:
            return _compile(sheet, data, now, system=False)
        except typst.TypstError as fault:
            if not MISSING.search(fault.message):
                raise
        try:
            return _compile(sheet, data, now, system=True)
        except typst.TypstError as fault:
            found = MISSING.search(fault.message)
            if found is None:
                raise
            if not lenient:
                raise Unwritable(
                    f"This server has no font that can write “{found['sign']}”. Whoever runs it can install one."
                ) from fault
            data = data.replace(found["sign"], UNKNOWN)
    raise Unwritable("This server has no fonts for the script of this document. Whoever runs it can install them.")


def _compile(sheet: str, data: str, now: datetime, *, system: bool) -> bytes:
    import typst

    made = typst.compile(
        str(HERE / sheet),
        root=str(HERE),
        font_paths=_fonts(system),
        sys_inputs={"given": data},
        format="pdf",
        pdf_standards=[STANDARD],
        timestamp=int(now.astimezone(UTC).timestamp()),
    )
    if not isinstance(made, bytes):
        raise TypeError("a PDF is one file")
    return made
