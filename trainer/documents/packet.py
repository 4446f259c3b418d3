"""One download laid out as a body's application asks: what is missing first, then each part, as PDF, tables and data.

What tells a patient's days does not go in: parts about patients name weeks, and people by codes alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, Literal

from trainer.domain.errors import WrongState
from trainer.domain.evidence.progress import State
from trainer.domain.log_rules import CODE
from trainer.domain.moments import MONTHS, Translate

Kind = Literal["text", "number", "week", "day", "code"]
Cell = str | int | Decimal | date | None

DATED: Final = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:19|20)?\d\d)(?!\d)"
)
"""A day as people write it in figures."""


class Telling(WrongState):
    """A part about patients holds what could tell who one is."""


@dataclass(frozen=True)
class Column:
    """`name` in tables and data, `words` on paper. Weeks are counted from a case's first session."""

    name: str
    words: str
    kind: Kind = "text"


@dataclass(frozen=True)
class Signature:
    """Who signed, as what, when; `digest` is the hash of exactly what was signed."""

    name: str
    standing: str
    on: date
    digest: str = ""


@dataclass(frozen=True)
class PacketEntry:
    """Something that is read rather than counted, such as an attestation: paragraphs under small headings."""

    title: str
    said: tuple[tuple[str, str], ...]
    signatures: tuple[Signature, ...] = ()


@dataclass(frozen=True)
class PacketSection:
    """One part of the application. `asks` is what the body asks here, in our words; `missing` what it still lacks."""

    id: str
    title: str
    asks: str
    about: Literal["applicant", "patients"]
    columns: tuple[Column, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    entries: tuple[PacketEntry, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class PacketRequirement:
    """A requirement and how far it is, as the engine says; `note` says why where it is not met.

    What is only `preferred` is told, and never missing.
    """

    words: str
    state: State
    have: str = ""
    need: str = ""
    note: str = ""
    preferred: bool = False


@dataclass(frozen=True)
class Packet:
    """`standing` is what must be said of it on every first page, such as that the body has not endorsed it."""

    applicant: str
    body: str
    pathway: str
    edition: str
    read_on: date | None
    made_on: date
    standing: str
    requirements: tuple[PacketRequirement, ...]
    sections: tuple[PacketSection, ...]

    @property
    def missing(self) -> tuple[tuple[str, str], ...]:
        """What the application still lacks: the part, and what. Requirements first, then parts in order."""
        wanting = [(one.words, one.note) for one in self.requirements if one.state != "met" and not one.preferred]
        return (*wanting, *((part.title, what) for part in self.sections for what in part.missing))


def checked(packet: Packet) -> Packet:
    """The packet, if no part about patients tells their days or names. Raises Telling, ValueError for a torn table."""
    for section in packet.sections:
        for number, row in enumerate(section.rows, 1):
            if len(row) != len(section.columns):
                raise ValueError(f"{section.id}: row {number} has {len(row)} cells for {len(section.columns)} columns")
        if section.about == "patients":
            for place, what in _told(section):
                raise Telling(f"{section.title}, {place}: {what}. Take it out, then make the packet again.")
    return packet


def _told(section: PacketSection) -> Iterator[tuple[str, str]]:
    for number, row in enumerate(section.rows, 1):
        for column, cell in zip(section.columns, row, strict=True):
            place = f"{column.words} {number}"
            if isinstance(cell, date):
                yield place, "a day, where a week should stand"
            elif column.kind == "code" and not (cell is None or (isinstance(cell, str) and CODE.fullmatch(cell))):
                yield place, "more than a code"
            elif isinstance(cell, str) and DATED.search(cell):
                yield place, "a day is written out"
    for entry in section.entries:
        for label, text in entry.said:
            if DATED.search(text):
                yield f"{entry.title}, {label}", "a day is written out"


def shown(cell: Cell, kind: Kind, say: Translate) -> str:
    """A cell as people read it."""
    if cell is None or cell == "":
        return "–"
    if isinstance(cell, date):
        return day_words(cell, say)
    return say("week %(n)s") % {"n": cell} if kind == "week" else str(cell)


def day_words(day: date, say: Translate) -> str:
    """4 December 2026."""
    return f"{day.day} {say(MONTHS[day.month - 1])} {day.year}"


def state_words(state: State, say: Translate) -> str:
    """As the pathway page says it."""
    words = {
        "met": say("met"),
        "awaiting": say("awaiting verification"),
        "insufficient": say("not enough evidence"),
        "not-yet": say("not yet"),
        "confirm": say("confirm with the body"),
    }
    return words[state]
