"""A table as a workbook (XLSX): numbers are numbers, texts are texts, and no cell is a formula or a link."""

import tempfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import IO, Final

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDE: Final = 18
"""Characters of a column's width."""


def workbook(title: str, rows: Iterable[Sequence[object]], *, now: datetime) -> IO[bytes]:
    """The file from its beginning; the first of `rows` is the header. Each is written as it is read: none is held."""
    import xlsxwriter  # forty modules for a download that few ask for

    made = tempfile.TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
    book = xlsxwriter.Workbook(made, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title, "created": now.replace(tzinfo=None)})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet()
    sheet.freeze_panes(1, 1)
    for number, row in enumerate(rows):
        if number == 0:
            sheet.set_column(0, len(row) - 1, WIDE)
        for column, cell in enumerate(row):
            style = bold if number == 0 else None
            if isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
                sheet.write_number(number, column, cell, style)
            elif text := "" if cell is None else str(cell):
                sheet.write_string(number, column, text, style)
    book.close()
    made.seek(0)
    return made
