"""Tables as spreadsheets save and open them: read whatever stands between cells, written so that none is a formula."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a spreadsheet's formula can begin with (OWASP, CSV injection)."""
UNSEEN: Final = ("Cc", "Cf", "Zs")
"""Kinds of signs that may stand before it and are not seen."""
PARTED: Final = re.compile(r"(?<=[;|\t\r\n])(?=[^;|\t\r\n])")
"""Where another cell may begin in a spreadsheet whose language parts cells otherwise."""

SEPARATORS: Final = (",", ";", "\t")


@dataclass(frozen=True)
class Fault:
    """What is wrong where; the page puts `kind` into words. `value` is what stands there, `other` what it meets."""

    line: int
    column: str
    kind: str
    value: str = ""
    other: str = ""


def decode(data: bytes) -> tuple[str, list[Fault]]:
    """The text of a file. One that is not in UTF-8 is read as Windows would, and its first odd line is named."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig")):
        if data.startswith(mark):
            try:
                return data.decode(encoding), []
            except UnicodeDecodeError as odd:
                line = data.count(b"\n", 0, odd.start) + 1
                return data.decode("cp1252", "replace"), [Fault(line, "", "encoding")]
    raise AssertionError("every file begins with nothing")


def read_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that holds something, with the line it begins on. Raises csv.Error with the line of an open quote."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    top = next((line for line in text.split("\n") if line.strip()), "")
    separator = max(SEPARATORS, key=top.count)
    reader = csv.reader((f"{line}\n" for line in text.split("\n")), delimiter=separator, strict=True)
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as broken:
            raise csv.Error(line) from broken
        if any(cell.strip() for cell in cells):
            yield line, cells
        line = reader.line_num + 1


def is_formula(text: str) -> bool:
    """Whether a spreadsheet could take the text for a formula; a plain number is none."""
    seen = next((n for n, sign in enumerate(text) if unicodedata.category(sign) not in UNSEEN), len(text))
    if text[:1] in ("\t", "\r", "\n"):
        return True
    if not text.startswith(FORMULA, seen):
        return False
    return not text.strip().lstrip("+-").replace(".", "", 1).isdecimal()


def harmless(text: str) -> str:
    """The text with an apostrophe before it, or before a part of it, that a spreadsheet could take for a formula."""
    if not any(sign in text for sign in FORMULA) and text[:1] not in ("\t", "\r", "\n"):
        return text
    body = text.lstrip("\t\r\n")
    first, *others = PARTED.split(body)
    parts = [text[: len(text) - len(body)] + first, *others]
    return "".join(f"'{part}" if is_formula(part) else part for part in parts)


def lines_of_csv(rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """The same, a row at a time: rows that nobody holds all at once."""
    out = io.StringIO()
    writer = csv.writer(out)
    out.write("\ufeff")
    for row in rows:
        writer.writerow([harmless("" if cell is None else str(cell)) for cell in row])
        yield out.getvalue()
        out.seek(0)
        out.truncate()


def to_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Lines that end as the standard says (RFC 4180), with a mark at the start by which Excel knows UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([harmless("" if cell is None else str(cell)) for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()
