"""A programme's own certificate as a PDF that a screen reader can read, with a square that leads to its public page."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from trainer.documents.typesetting import plain, typeset
from trainer.domain.moments import MONTHS, Translate

LONG_NAME: Final = 34
LONG_TITLE: Final = 42


@dataclass(frozen=True)
class CertificateFacts:
    """What stands on it. `address` is its public page; `unproctored`: nobody watched while the work was done."""

    number: str
    name: str
    programme: str
    title: str
    edition: str
    decided_on: date
    valid_from: date
    valid_until: date | None
    unproctored: bool
    address: str


def certificate_pdf(facts: CertificateFacts, *, now: datetime, language: str = "en", say: Translate = str) -> bytes:
    """The file, in the given language. Raises Unwritable where this machine cannot write the holder's name."""
    name, title, programme = plain(facts.name), plain(facts.title), plain(facts.programme)
    decided = in_words(facts.decided_on, say)
    values = {"day": decided, "edition": plain(facts.edition), "name": name, "title": title, "programme": programme}
    shown = [
        (say("Decided on"), decided),
        (say("Valid until"), in_words(facts.valid_until, say) if facts.valid_until else say("without an end")),
        (say("Pathway edition"), values["edition"]),
        (say("Number"), facts.number),
    ]
    given = {
        "language": language,
        "document_title": say("%(title)s: certificate of %(name)s") % values,
        "programme": programme,
        "title": title,
        "title_size": 34 if len(title) <= LONG_TITLE else 24,
        "name": name,
        "name_size": 27 if len(name) <= LONG_NAME else 19,
        "facts": [{"label": label, "value": value} for label, value in shown],
        "unproctored": say("The work it rests on was done without anybody watching.") if facts.unproctored else "",
        "standing": say("This is a programme’s own certificate; it is not a credential of any outside body."),
        "address": facts.address,
        "address_words": facts.address.partition("://")[2],
        "qr": qr_svg(facts.address),
        "words": {
            "kind": say("Certificate"),
            "awarded_to": say("awarded to"),
            "by_decision": say(
                "The committee of %(programme)s decided on %(day)s that the requirements of the pathway, "
                "in its edition %(edition)s, are fulfilled."
            )
            % values,
            "unproctored": say("Unproctored."),
            "check": say("Whether it holds today, and what its holder lets you see, is told at"),
            "qr": say("Square code that leads to the page where this certificate can be checked."),
        },
    }
    return typeset("certificate.typ", given, now=now)


def in_words(day: date, say: Translate) -> str:
    """4 December 2026."""
    return f"{day.day} {say(MONTHS[day.month - 1])} {day.year}"


def qr_svg(text: str) -> str:
    """The text as a square code, drawn; a quarter of it may be lost on paper."""
    import segno

    drawn: str = segno.make(text, error="q", micro=False).svg_inline(border=2, dark="#000", light="#fff")
    return drawn
