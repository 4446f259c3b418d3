"""A person's packet: what a pathway asks, how far it is, and the training log behind it, as one PDF or one archive."""

from datetime import datetime
from typing import Any, Final, Literal

from flask import Response

from trainer.documents.packet import Packet, PacketRequirement, PacketSection
from trainer.domain.evidence.notes import Step
from trainer.domain.snapshot import ReadinessSnapshot
from trainer.domain.verdict.judging import Line
from trainer.services.weighing import Weighed
from trainer.web.components import downloads
from trainer.web.components.credentials.names import amount, label
from trainer.web.components.credentials.sections import OF_TYPE, in_sections
from trainer.web.components.credentials.standing import flat, names_here
from trainer.web.components.credentials.steps import todo
from trainer.web.components.packets import applicant, patients, work
from trainer.web.components.packets.words import titles
from trainer.web.i18n import _, gettext, locale

Form = Literal["pdf", "zip"]
KINDS: Final[dict[str, str]] = {"pdf": "application/pdf", "zip": "application/zip"}
OF_PARTS: Final = {
    "standing": ("prerequisites", "certificates"),
    "teaching": ("courses", "manuals", "modules"),
    "cases": ("cases", "held", "sessions", "supervision", "measures", "ratings", "parts", "work", "defences", "given"),
    "attestations": ("attestations",),
    "letters": ("letters", "rulings"),
    "application": ("memberships",),
}
"""Which tables stand in which part of an application."""
ON_SITE: Final = frozenset({"cases-worked", "rubric-grades", "defences"})
"""Requirement types about simulated cases, beside those that `OF_TYPE` names."""


def packet_of(
    weighed: Weighed, *, name: str, programme: str, texts: dict[str, dict[str, str]],
    pinned: ReadinessSnapshot | None = None,
) -> Packet:  # fmt: skip
    """For this person. `texts` are attestations' by reference; `pinned` is how it stood when they were put forward."""
    pathway, own = weighed.pathway, weighed.pathway.owner == "programme"
    asks = {key: " ".join(_sentence(line) for line in lines) for key, _name, lines in in_sections(weighed.whole.lines)}
    tables = {
        one.id: one
        for one in (
            *applicant.sections(weighed),
            *(patients.sections(weighed, name, texts) if _asks_of_patients(weighed) else ()),
            *(work.sections(weighed) if own else ()),
        )
    }
    ordered = [(part, id_) for part, ids in OF_PARTS.items() if part in asks for id_ in ids if id_ in tables]
    first = {part: next(id_ for p, id_ in ordered if p == part) for part, _id in reversed(ordered)}
    return Packet(
        applicant=name,
        body=programme if own else label(pathway.body),
        pathway=pathway.title,
        edition=pinned.edition if pinned else pathway.edition,
        read_on=pathway.read_on,
        made_on=weighed.today,
        standing=_standing(weighed, pinned),
        requirements=_pinned(pinned) if pinned else tuple(_requirement(line, weighed) for line in _asked(weighed)),
        sections=tuple(_asking(tables[id_], asks.get(part, "") if first[part] == id_ else "") for part, id_ in ordered),
    )


def packet_file(packet: Packet, form: Form, name: str, now: datetime) -> Response:
    """To be saved. Raises Telling where it would tell who a patient is, or a patient's days."""
    # Only whoever asks for one pays for what sets it.
    from trainer.documents.packet_pdf import packet_pdf
    from trainer.documents.packet_zip import packet_zip

    make = packet_pdf if form == "pdf" else packet_zip
    body = make(packet, now=now, language=locale(), say=gettext)
    return downloads.binary(body, KINDS[form], f"{name}.{form}")


def _asks_of_patients(weighed: Weighed) -> bool:
    """Whether any requirement looks at work with patients: where none does, nothing about them is handed on."""
    rows: list[Any] = [line.requirement for line in flat(weighed.whole.lines) if not line.parts]
    return any(row.type == "attestations" or row.type not in {*OF_TYPE, *ON_SITE} for row in rows)


def _sentence(line: Line) -> str:
    return line.requirement.words.rstrip(".") + "."


def _asking(section: PacketSection, asks: str) -> PacketSection:
    return section if not asks else PacketSection(**{**section.__dict__, "asks": asks})


def _standing(weighed: Weighed, pinned: ReadinessSnapshot | None) -> str:
    pathway = weighed.pathway
    if pathway.owner != "programme":
        body = {"body": label(pathway.body)}
        return (
            _("Mapped from %(body)s’s published requirements; not endorsed by %(body)s. ") % body
            + _("Readiness is advisory; the body decides.")
        )  # fmt: skip
    said = _("For the programme’s own certificate, which is no credential of an outside body; its committee decides.")
    if pinned:
        said += " " + _(
            "Requirements stand here as they stood when the person was put forward; the tables as they stand on the "
            "day this was made."
        )
    return said


def _asked(weighed: Weighed) -> list[Line]:
    """What is required; what is only preferred follows."""
    return sorted(weighed.whole.lines, key=lambda line: line.requirement.strength == "preferred")


def _requirement(line: Line, weighed: Weighed) -> PacketRequirement:
    p, preferred = line.progress, line.requirement.strength == "preferred"
    return PacketRequirement(
        line.requirement.words,
        p.state,
        amount(p.have, p.unit) if p.need else "",
        amount(p.need, p.unit) if p.need else "",
        _never() if preferred else "" if p.state == "met" else "; ".join(_step(step, weighed) for step in p.next),
        preferred,
    )


def _never() -> str:
    return _("Preferred: it never stands in the way.")


def _step(step: Step, weighed: Weighed) -> str:
    return todo(step, titles(weighed.portfolio.log), names_here())


def _pinned(snapshot: ReadinessSnapshot) -> tuple[PacketRequirement, ...]:
    return tuple(
        PacketRequirement(
            row.words,
            row.state,
            amount(row.have, row.unit) if row.need else "",
            amount(row.need, row.unit) if row.need else "",
            _never() if row.preferred else "",
            row.preferred,
        )
        for row in sorted(snapshot.rows, key=lambda row: row.preferred)
    )
