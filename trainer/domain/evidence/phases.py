"""Sessions by phase."""

from collections.abc import Iterable, Mapping
from typing import Literal

from trainer.domain.evidence.casework import Casework


def by_phase(cases: Iterable[Casework], counted: Literal["held", "supervised"]) -> dict[str, int]:
    """How many sessions of each phase the cases have."""
    found: dict[str, set[tuple[str, int]]] = {"early": set(), "middle": set(), "late": set()}
    for case in cases:
        for _, session in case.sessions:
            if counted == "held" or session.supervised:
                found[session.phase].add((case.ref, session.number))
    return {phase: len(numbers) for phase, numbers in found.items()}


def lacking(have: Mapping[str, int], need: Mapping[str, int]) -> tuple[str, ...]:
    """The phases of which there are too few."""
    return tuple(phase for phase, n in need.items() if have[phase] < n)
