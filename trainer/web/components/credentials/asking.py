"""What a form asks for each kind of entry: its fields, how each is asked, and in which words."""

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from types import UnionType
from typing import Any, Final, Literal, get_args, get_origin, get_type_hints

from trainer.domain.guides import BODIES
from trainer.domain.log_entries import KINDS
from trainer.web.i18n import _, in_each_language

Way = Literal["text", "long", "day", "number", "decimal", "choice", "tick", "guide", "case", "cases", "scores", "areas",
              "codes", "yes-no"]  # fmt: skip

SPECIAL: Final[dict[str, Way]] = {
    "guide": "guide", "rater": "guide", "supervisor": "guide", "case": "case", "cases": "cases", "scores": "scores",
    "areas": "areas", "supervisees": "codes", "adherent": "yes-no", "evaluated": "long",
}  # fmt: skip
LEFT_OUT: Final = {
    "clinical-session": ("chosen_by", "language"),
    "part": ("version",),
    "certificate": ("used",),
}
"""Fields that a form does not show; a correction keeps what stands in them."""
OF_ENTRY: Final = {"part": {"version": 1}}
"""What a new entry has there."""
ONLY: Final = {("part", "kind"): ("recording",)}
"""Choices that a form offers of many: the other parts have pages of their own."""
FORMS: Final = (
    ("clinical-case", "supervision", "measure", "rating", "part"),
    ("course", "manual-read"),
    ("prerequisite", "membership", "letter", "certificate"),
    ("supervision-given", "teaching"),
)
"""Kinds that a trainee enters with a form: about cases, teaching, papers, and what supervisors and trainers give."""


@dataclass(frozen=True)
class Asked:
    """One field. `needed` where it cannot stay empty."""

    name: str
    way: Way
    label: str
    told: str = ""
    choices: tuple[str, ...] = ()
    needed: bool = False


@in_each_language
def asked(kind: str) -> tuple[Asked, ...]:
    """The fields of a kind, in the order of a form."""
    hints, found = get_type_hints(KINDS[kind]), []
    for field in fields(KINDS[kind]):
        name = field.name
        if name in LEFT_OUT.get(kind, ()):
            continue
        way, choices = _way(name, hints[name])
        label, told = words(kind, name)
        empty = "" in choices or way in ("tick", "yes-no", "cases", "areas", "scores", "number", "long")
        optional = empty or _none(hints[name]) or name in OPTIONAL.get(kind, ())
        found.append(Asked(name, way, label, told, ONLY.get((kind, name), choices), not optional))
    return tuple(found)


OPTIONAL: Final = {
    "prerequisite": ("number", "region"),
    "course": ("guide",),
    "clinical-session": ("consent", "recorded"),
    "rating": ("rater",),
    "letter": ("guide",),
    "supervision-given": ("setting", "population", "evaluated"),
}


def _none(hint: Any) -> bool:
    return isinstance(hint, UnionType) and type(None) in get_args(hint)


def _way(name: str, hint: Any) -> tuple[Way, tuple[str, ...]]:
    if name in SPECIAL:
        return SPECIAL[name], ()
    if name == "body":
        return "choice", BODIES
    if get_origin(hint) is Literal:
        return "choice", get_args(hint)
    plain = next((one for one in get_args(hint) if one is not type(None)), hint) if _none(hint) else hint
    ways: dict[Any, Way] = {date: "day", int: "number", Decimal: "decimal", bool: "tick"}
    return ways.get(plain, "text"), ()


def words(kind: str, name: str) -> tuple[str, str]:
    """Label and help of a field."""
    found = _of_kind(kind).get(name) or (_of_cases() | _of_papers()).get(name) or name
    return found if isinstance(found, tuple) else (found, "")


def _of_cases() -> dict[str, str | tuple[str, str]]:
    return {
        "code": (_("Code of the case"), _("Letters and digits, at least one digit, such as A1. Never a name.")),
        "client": (_("Code of the person"), _("The same where two cases are one person’s.")),
        "format": _("Individual or group"),
        "protocol": (_("Protocol"), _("Such as IPT-16.")),
        "diagnosis": _("Diagnosis"),
        "setting": _("Setting"),
        "opened_on": _("Opened on"),
        "supervisor": _("Supervisor"),
        "closed_on": (_("Closed on"), _("Empty while it goes on.")),
        "ended": _("How it ended"),
        "areas": (_("Problem area"), _("The focus chosen, and from when; a change is another line.")),
        "case": _("Case"),
        "cases": (_("Cases it was about"), ""),
        "number": _("Session number"),
        "on": _("Day"),
        "minutes": _("Minutes"),
        "phase": _("Phase"),
        "recorded": _("Recorded"),
        "supervised": _("Gone through in supervision"),
        "consent": (
            _("Where the consent to record is kept"),
            _("A reference, such as C-7. Needed where it was recorded."),
        ),
        "guide": _("With whom"),
        "basis": _("It rested on"),
        "units": (
            _("Teaching units"),
            _("Only where the body counts units of its own. They are never turned into hours."),
        ),
        "size": (_("Supervisees in the group"), _("1 for individual supervision.")),
        "own_case_minutes": (_("Minutes on your own case"), _("In a group.")),
        "session": (_("At which session"), _("0 is intake.")),
        "instrument": (_("Instrument"), _("Such as PHQ-9.")),
        "version": _("Version of the instrument"),
        "role": _("Who rated"),
        "rater": (_("Rater"), _("Empty for a rating of your own.")),
        "scores": (_("Scores"), _("One for each item, with spaces between: 3 3.5 4. Nothing is rounded up.")),
        "adherent": (_("Adherent"), _("Where the instrument only says yes or no.")),
        "blind": _("The rater did not know whose it was"),
        "total": _("Total"),
        "kind": _("Kind"),
    }


def _of_papers() -> dict[str, str | tuple[str, str]]:
    return {
        "title": _("Title"),
        "edition": _("Edition"),
        "first_day": _("First day"),
        "last_day": _("Last day"),
        "mode": _("How it was held"),
        "practice_units": (_("Of these, units of practice"), ""),
        "days": _("Days"),
        "since": _("Since"),
        "until": (_("Until"), _("Empty where it has no end.")),
        "number": (_("Number"), _("Of the licence, where there is one.")),
        "region": _("Region"),
        "body": _("Body"),
        "level": _("Level"),
        "observed": _("The writer says that they saw your work"),
        "pages": _("Pages"),
        "supervisees": (_("Supervisees, by code"), _("With spaces between.")),
        "population": _("Whom they treated"),
        "evaluated": _("How it was evaluated"),
        "place": _("Where"),
        "led": _("You"),
    }


def _of_kind(kind: str) -> dict[str, str | tuple[str, str]]:
    found: dict[str, dict[str, str | tuple[str, str]]] = {
        "clinical-session": {"number": _("Session number")},
        "supervision": {"guide": _("Supervisor"), "format": _("Individual or group")},
        "course": {
            "guide": (_("Who led it"), _("Empty where nobody did.")),
            "minutes": (_("Minutes of contact"), _("Clock minutes: 16 hours are 960. What is not known stays empty.")),
        },
        "prerequisite": {
            "number": (_("Number"), _("Of the licence, where there is one. No image is kept.")),
            "minutes": (_("Minutes"), _("Only of supervised training in therapy: 150 hours are 9000.")),
        },
        "letter": {"guide": (_("Who wrote it"), _("Empty for your own.")), "on": _("Day of the letter")},
        "measure": {"kind": _("Measures")},
        "part": {"session": (_("Of which session"), "")},
        "teaching": {"level": (_("For whom"), _("Such as introductory."))},
    }
    return found.get(kind, {})
