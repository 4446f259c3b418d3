"""Whose word an entry of a training log needs: the case's own supervisor's, a rater's, a teacher's, the programme's."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from trainer.domain.log_entries import (
    Attestation,
    ClinicalCase,
    ClinicalSession,
    Course,
    Facts,
    Letter,
    Measure,
    Part,
    Rating,
    Supervision,
)
from trainer.domain.training_log import Entry, TrainingLog

TOO_LONG: Final = timedelta(days=14)
"""After that much waiting, whoever is asked for their word or signature is reminded."""


@dataclass(frozen=True)
class Vouchers:
    """The guides whose word it can be, by ref; `programme`: or that of a director, who has seen the paper."""

    guides: frozenset[str] = frozenset()
    programme: bool = False


def vouchers(log: TrainingLog, facts: Facts) -> Vouchers:
    """Nobody vouches for an attestation but by signing it."""
    match facts:
        case Attestation():
            return Vouchers()
        case ClinicalCase():
            return _by(facts.supervisor)
        case ClinicalSession() | Measure() | Part():
            return _by(_supervisor(log, facts.case))
        case Rating():
            return _by(_supervisor(log, facts.case) if facts.role == "self" else facts.rater)
        case Supervision():
            return _by(facts.guide)
        case Course() | Letter():
            return Vouchers(frozenset({facts.guide} - {""}), programme=True)
    return Vouchers(programme=True)


def waiting(log: TrainingLog, *, guide: str = "", programme: bool = False) -> tuple[Entry, ...]:
    """The entries that nobody has vouched for yet and this guide, or a director, could."""
    return tuple(
        entry
        for entry in log.entries
        if not entry.vouched
        and (guide in (allowed := vouchers(log, entry.facts)).guides or (programme and allowed.programme))
    )


def signers(log: TrainingLog, case: str) -> frozenset[str]:
    """The guides who supervised the case, and can sign for it: its own, and whoever gave supervision about it."""
    own = {c.supervisor for entry, c in log.of(ClinicalCase) if entry.ref == case}
    return frozenset(own | {s.guide for _, s in log.of(Supervision) if case in s.cases}) - {""}


def unsigned(log: TrainingLog, guide: str) -> list[Entry]:
    """Attestations of cases that the guide supervised and has not signed as they read now."""
    return [
        entry
        for entry, facts in log.of(Attestation)
        if guide in signers(log, facts.case)
        and not any(s.signer == guide and s.wording == facts.wording for s in facts.signatures)
    ]


def _by(guide: str) -> Vouchers:
    return Vouchers(frozenset({guide} - {""}))


def _supervisor(log: TrainingLog, case_ref: str) -> str:
    """The case's own."""
    return next((case.supervisor for entry, case in log.of(ClinicalCase) if entry.ref == case_ref), "")
