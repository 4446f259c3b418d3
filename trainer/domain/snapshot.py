"""A person's readiness for a certificate as it stood at a moment: plain data, kept for good, known by its hash."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any, Final, get_args

from trainer.domain.evidence.progress import Number, State

FORM: Final = "trainer-snapshot-1"
STATES: Final[tuple[str, ...]] = get_args(State)


@dataclass(frozen=True)
class SnapshotRow:
    """A requirement as it stood; `evidence` are references to what it rested on."""

    requirement: str
    words: str
    state: State
    have: Number = 0
    need: Number = 0
    unit: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReadinessSnapshot:
    """`title` is what the certificate will say; `unproctored`: nobody watched while the work was done."""

    pathway: str
    edition: str
    title: str
    unproctored: bool
    rows: tuple[SnapshotRow, ...]

    @property
    def open_rows(self) -> tuple[SnapshotRow, ...]:
        """What was not met."""
        return tuple(row for row in self.rows if row.state != "met")

    def to_json(self) -> dict[str, Any]:
        """As it is stored: exact numbers as texts."""
        told = {"form": FORM, **asdict(self)}
        told["rows"] = [{name: _plain(value) for name, value in asdict(row).items()} for row in self.rows]
        return told


def snapshot_of(stored: Mapping[str, Any]) -> ReadinessSnapshot:
    """As it was stored."""
    rows = tuple(
        SnapshotRow(
            **{**row, "have": _number(row["have"]), "need": _number(row["need"]), "evidence": tuple(row["evidence"])}
        )
        for row in stored["rows"]
    )
    return ReadinessSnapshot(stored["pathway"], stored["edition"], stored["title"], stored["unproctored"], rows)


def digest(stored: Mapping[str, Any]) -> str:
    """The SHA-256 of the one way of writing it down, in hex."""
    text = json.dumps(stored, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


def _number(stored: int | str) -> Number:
    return Decimal(stored) if isinstance(stored, str) else stored
