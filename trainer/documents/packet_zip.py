"""The packet as one archive: the PDF to read, tables for a spreadsheet, data for a program, and an index of it all."""

import io
import json
import zipfile
from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from html import escape
from typing import Any, Final

from trainer.documents.packet import Cell, Packet, PacketSection, checked, state_words
from trainer.documents.packet_pdf import packet_pdf
from trainer.domain.moments import Translate
from trainer.domain.sheets import to_csv

FORM: Final = "trainer-packet-1"
"""The name of the layout of packet.json, so that whoever reads it later knows what to expect."""


def packet_zip(packet: Packet, *, now: datetime, language: str = "en", say: Translate = str) -> bytes:
    """The archive. Raises Telling where a part about patients holds what could tell who one is."""
    checked(packet)
    files: list[tuple[str, str, bytes]] = [
        (
            "packet.pdf",
            say("Everything, to read and to print"),
            packet_pdf(packet, now=now, language=language, say=say),
        ),
        ("packet.json", say("Everything, for a program"), packet_json(packet).encode()),
        ("tables/requirements.csv", say("The requirements and how far each is"), _requirements(packet, say)),
    ]
    for section in packet.sections:
        if section.rows:
            files.append((f"tables/{section.id}.csv", section.title, _table(section)))
    index = _index(packet, [(name, words) for name, words, _ in files], language, say)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in [("index.html", index.encode()), *((name, data) for name, _, data in files)]:
            archive.writestr(zipfile.ZipInfo(name, now.timetuple()[:6]), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def packet_json(packet: Packet) -> str:
    """The packet as data: exact numbers as texts, weeks as whole numbers, days as 2027-01-31."""
    told: dict[str, Any] = {"form": FORM, **asdict(packet)}
    told["missing"] = [{"what": what, "why": why} for what, why in packet.missing]
    told["sections"] = [
        {
            **{name: value for name, value in asdict(section).items() if name not in ("columns", "rows")},
            "columns": [asdict(column) for column in section.columns],
            "rows": [dict(zip([c.name for c in section.columns], row, strict=True)) for row in section.rows],
        }
        for section in packet.sections
    ]
    return json.dumps(told, ensure_ascii=False, indent=1, default=_plain)


def _plain(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no place in a packet")


def _requirements(packet: Packet, say: Translate) -> bytes:
    rows = [(one.words, state_words(one.state, say), one.have, one.need, one.note) for one in packet.requirements]
    return to_csv(["requirement", "state", "have", "need", "note"], rows).encode()


def _table(section: PacketSection) -> bytes:
    return to_csv(
        [column.name for column in section.columns], [[_cell(cell) for cell in row] for row in section.rows]
    ).encode()


def _cell(cell: Cell) -> object:
    return cell.isoformat() if isinstance(cell, date) else cell


def _index(packet: Packet, files: list[tuple[str, str]], language: str, say: Translate) -> str:
    title = escape(say("%(pathway)s: application of %(name)s") % {"pathway": packet.pathway, "name": packet.applicant})
    missing = [f"<li>{escape(what)}{': ' if why else ''}{escape(why)}</li>" for what, why in packet.missing]
    nothing = escape(say("Nothing, as far as this site can tell. The body decides."))
    lines = [
        "<!doctype html>",
        f'<html lang="{escape(language)}"><head><meta charset="utf-8"><title>{title}</title></head><body>',
        f"<h1>{title}</h1><p>{escape(packet.standing)}</p>",
        f"<h2>{escape(say('What is missing'))}</h2>",
        f"<ul>{''.join(missing)}</ul>" if missing else f"<p>{nothing}</p>",
        f"<h2>{escape(say('What is inside'))}</h2><ul>",
        *(f'<li><a href="{escape(name)}">{escape(name)}</a>: {escape(words)}</li>' for name, words in files),
        "</ul></body></html>",
    ]
    return "\n".join(lines)
