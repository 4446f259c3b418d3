"""Tables that a spreadsheet opens: cells that it would take for a formula are made harmless."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet's formula can begin with (OWASP, CSV injection)."""


def is_formula(text: str) -> bool:
    """Whether a spreadsheet could take the text for a formula; a plain number is none."""
    if not text.lstrip(" ").startswith(FORMULA):
        return False
    return not text.strip().lstrip("+-").replace(".", "", 1).isdecimal()


def harmless(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet could take it for a formula."""
    return f"'{text}" if is_formula(text) else text


def to_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Lines that end as the standard says (RFC 4180), with a mark at the start by which Excel knows UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([harmless("" if cell is None else str(cell)) for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()
