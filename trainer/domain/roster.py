"""A list of people to invite, as a spreadsheet saves it: read, and every problem named by line and column."""

import csv
from dataclasses import dataclass
from typing import Final

from trainer.domain.guests import COLUMNS, Guest, Known, Normal, read_guest
from trainer.domain.sheets import Fault, read_rows

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


@dataclass(frozen=True)
class Roster:
    """`faults` stand in the way, `notes` do not."""

    guests: tuple[Guest, ...] = ()
    faults: tuple[Fault, ...] = ()
    notes: tuple[Fault, ...] = ()


def read_roster(text: str, known: Known, normal: Normal) -> Roster:
    """Every row as it would be invited. Nothing is to be invited while there are faults."""
    try:
        lines = list(read_rows(text))
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
