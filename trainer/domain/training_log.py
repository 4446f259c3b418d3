"""The training log of one person: the entries that stand, read by every pathway alike."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from trainer.domain.guides import Guide
from trainer.domain.log_entries import Facts

F = TypeVar("F")


@dataclass(frozen=True)
class Verification:
    """Who vouched for an entry as it stands, and when."""

    by: str
    at: datetime


@dataclass(frozen=True)
class Entry:
    """One fact in the log. A correction is a new entry; a changed entry has lost its verification."""

    ref: str
    facts: Facts
    entered_at: datetime
    verified: Verification | None = None


@dataclass(frozen=True)
class TrainingLog:
    """The entries that stand, and the guides whom they name by ref."""

    entries: tuple[Entry, ...] = ()
    guides: Mapping[str, Guide] = field(default_factory=dict)

    def of(self, kind: type[F]) -> Iterator[tuple[Entry, F]]:
        """The entries of one kind, each with its facts."""
        return ((e, e.facts) for e in self.entries if isinstance(e.facts, kind))

    def verified(self) -> "TrainingLog":
        """The log without what nobody has vouched for."""
        return TrainingLog(tuple(e for e in self.entries if e.verified), self.guides)
