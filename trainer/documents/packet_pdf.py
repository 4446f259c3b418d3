"""The packet on paper: its first page says what is missing, its last what everything rests on."""

from datetime import datetime
from typing import Any

from trainer.documents.packet import Packet, PacketEntry, PacketSection, checked, day_words, shown, state_words
from trainer.documents.typesetting import plain, typeset
from trainer.domain.moments import Translate


def packet_pdf(packet: Packet, *, now: datetime, language: str = "en", say: Translate = str) -> bytes:
    """A tagged PDF. A sign that this machine has no font for is shown as a mark; the data has it as it is."""
    checked(packet)
    about = {"name": plain(packet.applicant), "body": plain(packet.body), "pathway": plain(packet.pathway)}
    given = {
        "language": language,
        "title": say("%(pathway)s: application of %(name)s") % about,
        "pathway": about["pathway"],
        "facts": _facts(packet, say),
        "standing": plain(packet.standing),
        "missing": [{"what": plain(what), "why": plain(why)} for what, why in packet.missing],
        "requirements": [
            {
                "words": plain(one.words),
                "state": one.state,
                "said": state_words(one.state, say),
                "have": plain(one.have) or "–",
                "need": plain(one.need) or "–",
            }
            for one in packet.requirements
        ],
        "sections": [_section(section, say) for section in packet.sections],
        "words": {
            "missing": say("What is missing"),
            "nothing": say("Nothing, as far as this site can tell. The body decides."),
            "requirements": say("Requirements"),
            "requirement": say("Requirement"),
            "state": say("How far"),
            "have": say("There is"),
            "need": say("Asked for"),
            "asks": say("Asked for here:"),
            "lacks": say("Missing here:"),
            "empty": say("Nothing has been entered here."),
            "signed": say("Signed by"),
            "digest": say("Hash of what was signed:"),
            "contents": say("What is inside"),
            "page": say("Page"),
            "of": say("of"),
            "foot": f"{about['name']} · {about['pathway']}",
        },
    }
    return typeset("packet.typ", given, now=now, lenient=True)


def _facts(packet: Packet, say: Translate) -> list[dict[str, str]]:
    facts = [
        (say("Applicant"), packet.applicant),
        (say("Body"), packet.body),
        (say("Edition"), packet.edition),
        (say("Made on"), day_words(packet.made_on, say)),
    ]
    if packet.read_on:
        facts.insert(3, (say("Rules read on"), day_words(packet.read_on, say)))
    return [{"label": label, "value": plain(value)} for label, value in facts]


def _section(section: PacketSection, say: Translate) -> dict[str, Any]:
    return {
        "title": plain(section.title),
        "asks": plain(section.asks),
        "missing": [plain(what) for what in section.missing],
        "columns": [{"words": plain(column.words), "kind": column.kind} for column in section.columns],
        "rows": [
            [plain(shown(cell, column.kind, say)) for column, cell in zip(section.columns, row, strict=True)]
            for row in section.rows
        ],
        "entries": [_entry(entry, say) for entry in section.entries],
    }


def _entry(entry: PacketEntry, say: Translate) -> dict[str, Any]:
    return {
        "title": plain(entry.title),
        "said": [
            {"label": plain(label), "text": [plain(part) for part in text.split("\n") if part.strip()] or ["–"]}
            for label, text in entry.said
        ],
        "signatures": [
            {
                "who": plain(f"{one.name}, {one.standing}" if one.standing else one.name),
                "on": day_words(one.on, say),
                "digest": plain(one.digest),
            }
            for one in entry.signatures
        ],
    }
