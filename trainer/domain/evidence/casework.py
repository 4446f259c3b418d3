"""Clinical cases, each with everything in the log that is about it."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Literal, TypeVar

from trainer.domain.log_entries import (
    Attestation,
    ClinicalCase,
    ClinicalSession,
    Measure,
    Part,
    Rating,
    Supervision,
)
from trainer.domain.training_log import Entry, TrainingLog

Were = Literal["held", "recorded", "supervised"]
F = TypeVar("F", ClinicalSession, Rating, Measure, Part, Attestation)


@dataclass(frozen=True)
class Casework:
    """A case as the log has it on a day. Everything is in the order of time; nothing lies ahead."""

    ref: str
    facts: ClinicalCase
    sessions: tuple[tuple[Entry, ClinicalSession], ...]
    supervisions: tuple[tuple[Entry, Supervision], ...]
    ratings: tuple[tuple[Entry, Rating], ...]
    measures: tuple[tuple[Entry, Measure], ...]
    parts: tuple[tuple[Entry, Part], ...]
    attestations: tuple[tuple[Entry, Attestation], ...]

    @cached_property
    def supervisors(self) -> frozenset[str]:
        """Everybody who supervised it."""
        return frozenset({self.facts.supervisor, *(s.guide for _, s in self.supervisions)}) - {""}

    @cached_property
    def length(self) -> int:
        """How many sessions were held, by their numbers: one that was not entered was held all the same."""
        return max((s.number for _, s in self.sessions), default=0)

    def numbers_that_were(self, what: Were) -> frozenset[int]:
        """The numbers of the sessions that were held, recorded or supervised."""
        return frozenset(
            s.number
            for _, s in self.sessions
            if what == "held" or (what == "recorded" and s.recorded) or (what == "supervised" and s.supervised)
        )

    def session(self, number: int) -> ClinicalSession | None:
        """The session with that number."""
        return next((s for _, s in self.sessions if s.number == number), None)


def _of(log: TrainingLog, kind: type[F], today: date) -> dict[str, list[tuple[Entry, F]]]:
    found: dict[str, list[tuple[Entry, F]]] = {}
    for entry, facts in log.of(kind):
        if facts.on <= today:
            found.setdefault(facts.case, []).append((entry, facts))
    return found


def _supervisions(log: TrainingLog, today: date) -> dict[str, list[tuple[Entry, Supervision]]]:
    found: dict[str, list[tuple[Entry, Supervision]]] = {}
    for entry, facts in log.of(Supervision):
        for case in dict.fromkeys(facts.cases) if facts.on <= today else ():
            found.setdefault(case, []).append((entry, facts))
    return found


def casework(log: TrainingLog, today: date) -> tuple[Casework, ...]:
    """The cases put forward that have begun, earliest first."""
    if today not in log.memo:
        log.memo[today] = _all(replace(log, cases=None), today)
    found: tuple[Casework, ...] = log.memo[today]
    return found if log.cases is None else tuple(case for case in found if case.ref in log.cases)


def _all(log: TrainingLog, today: date) -> tuple[Casework, ...]:
    sessions, ratings, measures = _of(log, ClinicalSession, today), _of(log, Rating, today), _of(log, Measure, today)
    parts, attestations = _of(log, Part, today), _of(log, Attestation, today)
    supervisions = _supervisions(log, today)
    begun = [(e, c) for e, c in log.of(ClinicalCase) if c.opened_on <= today]
    return tuple(
        Casework(
            e.ref,
            c,
            tuple(sorted(sessions.get(e.ref, ()), key=lambda s: (s[1].number, s[0].ref))),
            tuple(sorted(supervisions.get(e.ref, ()), key=lambda s: (s[1].on, s[0].ref))),
            tuple(sorted(ratings.get(e.ref, ()), key=lambda r: (r[1].on, r[0].ref))),
            tuple(sorted(measures.get(e.ref, ()), key=lambda m: (m[1].session, m[0].ref))),
            tuple(sorted(parts.get(e.ref, ()), key=lambda p: (p[1].version, p[0].ref))),
            tuple(sorted(attestations.get(e.ref, ()), key=lambda a: (a[1].on, a[0].ref))),
        )
        for e, c in sorted(begun, key=lambda b: (b[1].opened_on, b[0].ref))
    )
