"""A calendar file as RFC 5545 asks for it: times in UTC, lines folded at 75 bytes, text escaped."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

FOLD: Final = 75
"""Bytes of a line, without its line break (RFC 5545, 3.1)."""


@dataclass(frozen=True)
class Entry:
    """A moment in a calendar. `uid` names it for good; `changed_at` is when it last became what it is."""

    uid: str
    at: datetime
    summary: str
    description: str
    url: str
    changed_at: datetime


def calendar(name: str, entries: Iterable[Entry]) -> bytes:
    """The whole file."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//trainer//due dates//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escape(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "X-PUBLISHED-TTL:PT6H",
        *(line for entry in entries for line in _event(entry)),
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in folded(line)).encode()


def _event(entry: Entry) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{escape(entry.uid)}"
    yield f"DTSTAMP:{stamp(entry.changed_at)}"
    yield f"LAST-MODIFIED:{stamp(entry.changed_at)}"
    yield f"DTSTART:{stamp(entry.at)}"
    yield f"SUMMARY:{escape(entry.summary)}"
    yield f"DESCRIPTION:{escape(entry.description)}"
    yield f"URL:{_one_line(entry.url)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def stamp(moment: datetime) -> str:
    """20261204T160000Z."""
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def escape(text: str) -> str:
    """Text as a value: backslash, semicolon, comma and line break are written with a backslash (3.3.11)."""
    text = re.sub(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]", "\n", text)
    text = re.sub(r"[\x00-\x09\x0e-\x1f\x7f]", " ", text)
    return re.sub(r"[\\;,]", r"\\\g<0>", text).replace("\n", "\\n")


def _one_line(text: str) -> str:
    return re.sub(r"[\x00-\x20\x7f\x85\u2028\u2029]", "", text)


def folded(line: str) -> Iterator[str]:
    """The line in parts of at most 75 bytes, all but the first beginning with a space, and no character cut in two."""
    part, size = "", 0
    for sign in line:
        length = len(sign.encode())
        if size + length > FOLD:
            yield part
            part, size = " ", 1
        part, size = part + sign, size + length
    yield part
