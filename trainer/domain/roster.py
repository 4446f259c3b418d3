"""A list of people to invite, as a spreadsheet saves it: read, and every problem named by line and column."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from trainer.domain.guests import COLUMNS, Fault, Guest, Known, Normal, read_guest

NEEDED: Final = ("name", "email")
ALSO: Final = {
    "e-mail": "email",
    "mail": "email",
    "address": "email",
    "full name": "name",
    "capability": "capabilities",
}
"""Other heads of columns that are understood."""

MOST: Final = 500
"""Lines in one list."""

SEPARATORS: Final = (",", ";", "\t")


@dataclass(frozen=True)
class Roster:
    """`faults` stand in the way, `notes` do not."""

    guests: tuple[Guest, ...] = ()
    faults: tuple[Fault, ...] = ()
    notes: tuple[Fault, ...] = ()


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


def read_roster(text: str, known: Known, normal: Normal) -> Roster:
    """Every row as it would be invited. Nothing is to be invited while there are faults."""
    try:
        lines = list(_rows(text))
    except csv.Error as broken:
        return Roster(faults=(Fault(int(str(broken)), "", "quote"),))
    if not lines:
        return Roster(faults=(Fault(1, "", "empty"),))
    head, faults, notes = _head(*lines[0])
    if faults:
        return Roster(faults=tuple(faults))
    if len(lines) == 1:
        return Roster(faults=(Fault(2, "", "nobody"),))
    if len(lines) - 1 > MOST:
        return Roster(faults=(Fault(lines[MOST + 1][0], "", "many", str(len(lines) - 1), str(MOST)),))
    guests: list[Guest] = []
    first: dict[tuple[str, str], int] = {}
    for line, cells in lines[1:]:
        if len(cells) > len(head) and any(cell.strip() for cell in cells[len(head) :]):
            faults.append(Fault(line, "", "extra", str(len(cells)), str(len(head))))
        guest, wrong, odd = read_guest(dict(zip(head, cells, strict=False)), known, normal, line)
        faults += wrong
        notes += odd
        guests.append(guest)
        before = first.setdefault((guest.email.lower(), guest.role), line)
        if before != line and guest.email:
            faults.append(Fault(line, "email", "twice", guest.email, str(before)))
    return Roster(tuple(guests), tuple(faults), tuple(notes))


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
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


def _head(line: int, cells: list[str]) -> tuple[list[str], list[Fault], list[Fault]]:
    """The columns by our names; what is missing or doubled; what is passed over."""
    named = [" ".join(cell.lower().split()) for cell in cells]
    head = [ALSO.get(name, name) for name in named]
    missing = [column for column in NEEDED if column not in head]
    if missing:
        return head, [Fault(line, "", "header", ", ".join(missing), ", ".join(COLUMNS))], []
    doubled = sorted({column for column in head if column in COLUMNS and head.count(column) > 1})
    faults = [Fault(line, column, "column-twice") for column in doubled]
    return head, faults, [Fault(line, c, "column-unknown") for c in dict.fromkeys(head) if c and c not in COLUMNS]
