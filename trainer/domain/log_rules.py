"""What cannot be in a training log, whatever a requirement makes of it: slips of the finger, told field by field."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any, Final

from trainer.domain.guides import BODIES
from trainer.domain.log_entries import (
    Certificate,
    ClinicalCase,
    ClinicalSession,
    Course,
    Facts,
    ManualRead,
    Measure,
    Prerequisite,
    Rating,
    Ruling,
    Supervision,
    SupervisionGiven,
    Teaching,
)
from trainer.domain.moments import YEARS
from trainer.domain.training_log import TrainingLog


@dataclass(frozen=True)
class LogFault:
    """What is wrong in which field; a page puts `kind` into words. `value` stands there, `other` is what it meets."""

    field: str
    kind: str
    value: str = ""
    other: str = ""


LONGEST: Final = 200
LONGEST_SAID: Final = 1000
CODE: Final = re.compile(r"(?=[^\d]*\d)[A-Za-z0-9][A-Za-z0-9._-]{0,19}")
"""A code holds a digit: a first name, or what people call somebody, does not."""

AHEAD: Final = frozenset({"until"})
"""Days that may lie ahead. Of `licence-eligible`, `since` may too."""

RANGES: Final[dict[str, tuple[int, int]]] = {
    "minutes": (0, 600_000),
    "own_case_minutes": (0, 1440),
    "units": (0, 2000),
    "practice_units": (0, 2000),
    "days": (0, 400),
    "number": (1, 400),
    "session": (0, 400),
    "size": (1, 60),
    "version": (1, 10_000),
    "pages": (0, 500),
}
MINUTES: Final[dict[type[Any], tuple[int, int]]] = {
    ClinicalSession: (1, 600),
    Supervision: (0, 1440),
    SupervisionGiven: (1, 1440),
}
"""Where they are of one day."""

TOTALS: Final = {
    "phq-9": 27, "phq9": 27, "gad-7": 21, "gad7": 21, "bdi-ii": 63, "hrsd-17": 52, "ham-d": 52, "wsas": 40,
    "core-om": 136, "core-10": 40, "epds": 30, "sdq": 40, "who-5": 100, "madrs": 60, "qids": 27, "iip-32": 128,
}  # fmt: skip
"""The highest total of well-known measures, by name in small letters."""

NEEDED: Final[dict[type[Any], tuple[str, ...]]] = {
    Prerequisite: ("title",),
    Course: ("title",),
    ManualRead: ("title", "edition"),
    ClinicalCase: ("client", "protocol"),
    Rating: ("instrument", "version"),
    Measure: ("instrument",),
    Teaching: ("place", "level"),
    Certificate: ("level",),
    Ruling: ("level", "requirement", "says"),
}


def log_faults(
    facts: Facts, log: TrainingLog, today: date, *, ref: str = "", areas: Collection[str] = ()
) -> list[LogFault]:
    """Everything that is wrong with one entry beside the rest of the log.

    `ref` is the entry itself, where it is a correction; `areas` are the problem areas there are, if that is known.
    """
    return [*_of_fields(facts, today), *_of_names(facts, log), *_of_kind(facts, log, today, ref, areas)]


def _of_fields(facts: Facts, today: date) -> Iterator[LogFault]:
    for field in fields(facts):
        value = getattr(facts, field.name)
        match value:
            case date():
                yield from _of_day(facts, field.name, value, today)
            case bool():
                pass
            case int():
                least, most = MINUTES.get(type(facts), RANGES["minutes"]) if field.name == "minutes" else (
                    RANGES.get(field.name, (0, 600_000))
                )  # fmt: skip
                if not least <= value <= most:
                    yield LogFault(field.name, "range", str(value), f"{least}–{most}")
            case str():
                most = LONGEST_SAID if field.name in ("says", "evaluated") else LONGEST
                if len(value) > most:
                    yield LogFault(field.name, "long", str(len(value)), str(most))
                elif not value.strip() and field.name in NEEDED.get(type(facts), ()):
                    yield LogFault(field.name, "missing")


def _of_day(facts: Facts, name: str, day: date, today: date) -> Iterator[LogFault]:
    expected = isinstance(facts, Prerequisite) and facts.kind == "licence-eligible" and name == "since"
    if day.year not in YEARS:
        yield LogFault(name, "day", day.isoformat())
    elif day > today and name not in AHEAD and not expected:
        yield LogFault(name, "future", day.isoformat())
    for first, last in (("first_day", "last_day"), ("since", "until"), ("opened_on", "closed_on"), ("on", "until")):
        begun = getattr(facts, first, None)
        if name == last and isinstance(begun, date) and day < begun:
            yield LogFault(name, "before", day.isoformat(), begun.isoformat())


def _of_names(facts: Facts, log: TrainingLog) -> Iterator[LogFault]:
    """Cases, guides and bodies that there are."""
    cases = {entry.ref for entry, _ in log.of(ClinicalCase)}
    for name in ("case", "cases"):
        said = getattr(facts, name, ())
        for one in (said,) if isinstance(said, str) else said:
            if one not in cases:
                yield LogFault(name, "unknown-case", one)
    for name in ("guide", "rater", "supervisor"):
        guide = getattr(facts, name, "")
        if guide and guide not in log.guides:
            yield LogFault(name, "unknown-guide", guide)
    for name in ("supervisor", "guide"):
        if isinstance(facts, ClinicalCase | Supervision) and getattr(facts, name, None) == "":
            yield LogFault(name, "missing")
    body = getattr(facts, "body", None)
    if body is not None and body not in BODIES:
        yield LogFault("body", "unknown-body", body, ", ".join(BODIES))


def _of_kind(facts: Facts, log: TrainingLog, today: date, ref: str, areas: Collection[str]) -> Iterator[LogFault]:
    match facts:
        case ClinicalCase():
            yield from _case(facts, log, today, ref, areas)
        case ClinicalSession():
            yield from _session(facts, log, ref)
        case Supervision():
            yield from _supervision(facts)
        case Rating():
            yield from _rating(facts)
        case Measure():
            yield from _measure(facts)
        case Course() | Teaching():
            if not (facts.minutes or facts.units or facts.days):
                yield LogFault("minutes", "amount")
            if isinstance(facts, Course) and facts.practice_units > facts.units:
                yield LogFault("practice_units", "more-than-all", str(facts.practice_units), str(facts.units))
        case SupervisionGiven():
            yield from _codes("supervisees", facts.supervisees)
            if not facts.supervisees:
                yield LogFault("supervisees", "missing")
        case Certificate():
            known = {entry.ref for entry in log.entries}
            yield from (LogFault("used", "unknown-entry", one) for one in facts.used if one not in known)


def _codes(name: str, codes: Collection[str]) -> Iterator[LogFault]:
    for code in codes:
        if code and not CODE.fullmatch(code):
            yield LogFault(name, "code", code)


def _case(facts: ClinicalCase, log: TrainingLog, today: date, ref: str, areas: Collection[str]) -> Iterator[LogFault]:
    yield from _codes("code", [facts.code])
    yield from _codes("client", [facts.client])
    if not facts.code:
        yield LogFault("code", "missing")
    if any(c.code.lower() == facts.code.lower() for entry, c in log.of(ClinicalCase) if entry.ref != ref):
        yield LogFault("code", "taken", facts.code)
    if facts.ended and facts.closed_on is None:
        yield LogFault("closed_on", "missing")
    last = max((s.on for _, s in log.of(ClinicalSession) if s.case == ref), default=None)
    if last and facts.closed_on is not None and facts.closed_on < last:
        yield LogFault("closed_on", "before", facts.closed_on.isoformat(), last.isoformat())
    for chosen in facts.areas:
        if areas and chosen.area not in areas:
            yield LogFault("areas", "unknown-area", chosen.area, ", ".join(sorted(areas)))
        if chosen.on > today:
            yield LogFault("areas", "future", chosen.on.isoformat())
        if chosen.on < facts.opened_on:
            yield LogFault("areas", "before", chosen.on.isoformat(), facts.opened_on.isoformat())


def _session(facts: ClinicalSession, log: TrainingLog, ref: str) -> Iterator[LogFault]:
    for entry, other in log.of(ClinicalSession):
        if entry.ref != ref and (other.case, other.number) == (facts.case, facts.number):
            yield LogFault("number", "taken", str(facts.number))
    for entry, case in log.of(ClinicalCase):
        if entry.ref == facts.case and facts.on < case.opened_on:
            yield LogFault("on", "before", facts.on.isoformat(), case.opened_on.isoformat())
        if entry.ref == facts.case and case.closed_on is not None and facts.on > case.closed_on:
            yield LogFault("on", "after-end", facts.on.isoformat(), case.closed_on.isoformat())
    if facts.recorded and not facts.consent.strip():
        yield LogFault("consent", "missing")


def _supervision(facts: Supervision) -> Iterator[LogFault]:
    if not (facts.minutes or facts.units):
        yield LogFault("minutes", "amount")
    if facts.format == "individual" and facts.size != 1:
        yield LogFault("size", "individual", str(facts.size))
    if facts.format == "group" and facts.size < 2:
        yield LogFault("size", "group", str(facts.size))
    if facts.minutes and facts.own_case_minutes > facts.minutes:
        yield LogFault("own_case_minutes", "more-than-all", str(facts.own_case_minutes), str(facts.minutes))


def _measure(facts: Measure) -> Iterator[LogFault]:
    highest = TOTALS.get(facts.instrument.strip().lower())
    if facts.total < 0 or (highest is not None and facts.total > highest):
        yield LogFault("total", "range", str(facts.total), f"0–{highest}" if highest else "0–")


def _rating(facts: Rating) -> Iterator[LogFault]:
    if facts.role == "self" and facts.rater:
        yield LogFault("rater", "self", facts.rater)
    if facts.role != "self" and not facts.rater:
        yield LogFault("rater", "missing")
    if not facts.scores and facts.adherent is None:
        yield LogFault("scores", "missing")
    if any(not Decimal(0) <= score <= Decimal(100) for score in facts.scores):
        yield LogFault("scores", "range", ", ".join(map(str, facts.scores)), "0–100")
