"""A table as a workbook (XLSX): numbers are numbers, days are days, texts are texts; no cell is a formula or a link."""

import tempfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any, Final

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDE: Final = 18
"""Characters of a column's width."""
WIDER: Final = 80
EARLIEST: Final = 1900
"""The first year of a spreadsheet's calendar; what was before stands as a text."""
NAME: Final = 31
"""Characters that a sheet's name can have; of FORBIDDEN it can have none."""
FORBIDDEN: Final = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))

About = tuple[str, Callable[[int], Iterable[Sequence[object]]]]
"""The name of a second sheet, and its rows once it is known how many people the first one holds."""


def workbook(
    title: str, rows: Iterable[Sequence[object]], *, now: datetime, sheet: str = "", about: About | None = None
) -> IO[bytes]:
    """The file from its beginning; the first of `rows` is the header. Each is written as it is read: none is held."""
    import xlsxwriter  # forty modules for a download that few ask for

    made = tempfile.TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
    book = xlsxwriter.Workbook(made, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title, "created": now.replace(tzinfo=None)})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
    first = book.add_worksheet(sheet_name(sheet or title))
    first.freeze_panes(1, 1)
    last, width = 0, 0
    for number, row in enumerate(rows):
        if number == 0:
            width = len(row)
            first.set_column(0, width - 1, WIDE)
        _write(first, number, row, head if number == 0 else None, day)
        last = number
    if width:
        first.autofilter(0, 0, last, width - 1)
    if about is not None:
        name, told = about
        second = book.add_worksheet(sheet_name(name))
        second.set_column(0, 0, WIDE)
        second.set_column(1, 1, WIDER, book.add_format({"text_wrap": True, "valign": "top", "align": "left"}))
        for number, row in enumerate(told(last)):
            _write(second, number, row, None, day)
    book.close()
    made.seek(0)
    return made


def sheet_name(name: str) -> str:
    """The name as a sheet may have it."""
    return name.translate(FORBIDDEN)[:NAME].strip() or "1"


def _write(sheet: Any, number: int, row: Sequence[object], style: Any, day: Any) -> None:
    for column, cell in enumerate(row):
        if isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
            sheet.write_number(number, column, cell, style)
        elif isinstance(cell, date) and not isinstance(cell, datetime) and cell.year >= EARLIEST:
            sheet.write_datetime(number, column, cell, day)
        elif text := "" if cell is None else str(cell):
            sheet.write_string(number, column, text, style)
