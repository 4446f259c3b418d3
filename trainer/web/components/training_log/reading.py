"""A training log at a glance: each case with its sessions by phase, supervision by guide, ratings, papers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, Decimal
from typing import Any, Final

from trainer.domain import log_entries as entries
from trainer.domain.training_log import Entry, TrainingLog
from trainer.web.components.training_log.lines import Line, codes, line

HUNDREDTH: Final = Decimal("0.01")
PHASES: Final = ("early", "middle", "late")
OF_CASES: Final = ("clinical-case", "clinical-session", "measure", "rating", "part", "attestation", "supervision")
"""Kinds that are shown with cases and supervision; the others are papers."""


@dataclass(frozen=True)
class Phase:
    """Sessions of a case in one phase."""

    held: int = 0
    recorded: int = 0
    supervised: int = 0
    rated: int = 0


@dataclass(frozen=True)
class Case:
    """One case with all that belongs to it; `open` counts what nobody has vouched for."""

    line: Line
    facts: entries.ClinicalCase
    phases: Mapping[str, Phase]
    sessions: list[Line]
    ratings: list[Line]
    others: list[Line]
    attestation: Line | None
    open: int


@dataclass(frozen=True)
class Hours:
    """Supervision with one guide: meetings, minutes and teaching units, verified and entered."""

    name: str
    meetings: int
    verified: int
    minutes: int
    units: int
    group: int


@dataclass(frozen=True)
class Reading:
    """The whole log."""

    cases: list[Case] = field(default_factory=list)
    hours: list[Hours] = field(default_factory=list)
    supervisions: list[Line] = field(default_factory=list)
    ratings: list[tuple[Line, Decimal | None]] = field(default_factory=list)
    papers: list[Line] = field(default_factory=list)
    count: int = 0
    open: int = 0


def read(log: TrainingLog) -> Reading:
    """Newest last, as everywhere in a log."""
    known = codes(log)
    made = [line(entry, log, known) for entry in log.entries]
    by_case: dict[str, list[Line]] = {}
    for one in made:
        by_case.setdefault(getattr(one.entry.facts, "case", ""), []).append(one)
    cases = [_case(one, by_case.get(one.ref, [])) for one in made if isinstance(one.entry.facts, entries.ClinicalCase)]
    return Reading(
        cases=sorted(cases, key=lambda case: (case.facts.opened_on, case.facts.code)),
        hours=_hours(log),
        supervisions=sorted(_of(made, "supervision"), key=_day),
        ratings=[(one, mean(one.entry)) for one in sorted(_of(made, "rating"), key=_day)],
        papers=sorted((one for one in made if one.kind not in OF_CASES), key=lambda one: (one.kind, _day(one))),
        count=len(made),
        open=sum(not one.entry.vouched for one in made),
    )


def mean(entry: Entry) -> Decimal | None:
    """Of a rating's scores, to two places, never rounded up; None where it only says yes or no."""
    scores = entry.facts.scores if isinstance(entry.facts, entries.Rating) else ()
    return (sum(scores, Decimal(0)) / len(scores)).quantize(HUNDREDTH, ROUND_DOWN) if scores else None


def _of(made: list[Line], kind: str) -> list[Line]:
    return [one for one in made if one.kind == kind]


def _day(one: Line) -> Any:
    return str(one.day or "")


def _case(own: Line, belonging: list[Line]) -> Case:
    facts: Any = own.entry.facts
    sessions = sorted(_of(belonging, "clinical-session"), key=lambda one: _number(one.entry))
    rated = {one.entry.facts.session for one in belonging if isinstance(one.entry.facts, entries.Rating)}
    held = [one.entry.facts for one in sessions if isinstance(one.entry.facts, entries.ClinicalSession)]

    def count(phase: str, counts: Callable[[entries.ClinicalSession], bool]) -> int:
        return sum(session.phase == phase and counts(session) for session in held)

    return Case(
        line=own,
        facts=facts,
        phases={
            phase: Phase(
                held=count(phase, lambda _: True),
                recorded=count(phase, lambda session: bool(session.recorded)),
                supervised=count(phase, lambda session: session.supervised),
                rated=count(phase, lambda session: session.number in rated),
            )
            for phase in PHASES
        },
        sessions=sessions,
        ratings=sorted(_of(belonging, "rating"), key=_day),
        others=[one for one in belonging if one.kind in ("measure", "part")],
        attestation=next(iter(_of(belonging, "attestation")), None),
        open=sum(not one.entry.vouched for one in (own, *belonging)),
    )


def _number(entry: Entry) -> int:
    return entry.facts.number if isinstance(entry.facts, entries.ClinicalSession) else 0


def _hours(log: TrainingLog) -> list[Hours]:
    """By name of the guide."""
    by_guide: dict[str, list[tuple[Entry, entries.Supervision]]] = {}
    for entry, given in log.of(entries.Supervision):
        by_guide.setdefault(given.guide, []).append((entry, given))
    found = [
        Hours(
            name=log.guides[ref].name if ref in log.guides else "",
            meetings=len(given),
            verified=sum(one.minutes for entry, one in given if entry.vouched),
            minutes=sum(one.minutes for _, one in given),
            units=sum(one.units for _, one in given),
            group=sum(one.format == "group" for _, one in given),
        )
        for ref, given in by_guide.items()
    ]
    return sorted(found, key=lambda hours: hours.name.lower())
