"""The training log of one person: the entries that stand, read by every pathway alike."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypeVar

from trainer.domain.guides import Guide
from trainer.domain.log_entries import Attestation, ClinicalCase, Facts

F = TypeVar("F")


@dataclass(frozen=True)
class Verification:
    """Who vouched for an entry as it stands, and when."""

    by: str
    at: datetime


@dataclass(frozen=True)
class Entry:
    """One fact in the log. A correction takes the place of what it corrects, and its ref, but not its verification."""

    ref: str
    facts: Facts
    entered_at: datetime
    verified: Verification | None = None

    @property
    def vouched(self) -> bool:
        """Whether somebody other than the trainee stands for it: an attestation's signer does so by signing."""
        facts = self.facts
        signed = isinstance(facts, Attestation) and any(
            s.signer and s.wording == facts.wording for s in facts.signatures
        )
        return signed or self.verified is not None


@dataclass(frozen=True)
class TrainingLog:
    """The entries that stand, and the guides whom they name by ref. `cases`: those put forward; without it, all are.

    `memo` keeps what was worked out from the entries, which never change; logs with other cases put forward share it.
    """

    entries: tuple[Entry, ...] = ()
    guides: Mapping[str, Guide] = field(default_factory=dict)
    cases: frozenset[str] | None = None
    memo: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    def of(self, kind: type[F]) -> Iterator[tuple[Entry, F]]:
        """The entries of one kind, each with its facts; of the cases, those put forward."""
        if kind not in self.memo:
            self.memo[kind] = [(e, e.facts) for e in self.entries if isinstance(e.facts, kind)]
        found: list[tuple[Entry, F]] = self.memo[kind]
        if self.cases is not None and kind is ClinicalCase:
            return ((entry, facts) for entry, facts in found if entry.ref in self.cases)
        return iter(found)

    def verified(self) -> "TrainingLog":
        """The log without what nobody has vouched for."""
        return TrainingLog(tuple(e for e in self.entries if e.vouched), self.guides, self.cases)

    def only(self, cases: Collection[str]) -> "TrainingLog":
        """The log with these cases put forward. What is about another case stays, and finds none that it belongs to."""
        return replace(self, cases=frozenset(cases))
