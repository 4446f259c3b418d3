"""A person's readiness for a certificate as it stood at a moment: plain data, kept for good, known by its hash."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final, get_args

from trainer.domain.evidence.progress import Number, State
from trainer.domain.judged_work import JudgedPiece, piece_of
from trainer.domain.pathway import Pathway
from trainer.domain.requirements.cases_worked import CasesWorked
from trainer.domain.requirements.modules_read import ModulesRead
from trainer.domain.requirements.rubric_grades import RubricGrades
from trainer.domain.verdict import Verdict
from trainer.domain.verdict.judging import Line

FORM: Final = "trainer-snapshot-2"
BEFORE: Final = "trainer-snapshot-1"
"""The layout without the work: such snapshots are still read, and their hash still holds."""

STATES: Final[tuple[str, ...]] = get_args(State)


@dataclass(frozen=True)
class SnapshotRow:
    """A requirement as it stood; `evidence` are references to what it rested on. A preferred one stands in no way."""

    requirement: str
    words: str
    state: State
    have: Number = 0
    need: Number = 0
    unit: str = ""
    evidence: tuple[str, ...] = ()
    preferred: bool = False


@dataclass(frozen=True)
class ReadinessSnapshot:
    """`title` is what the certificate will say; `unproctored`: nobody watched while the work was done.

    `work`: all that had been released, as it was judged then; None where that was not kept yet, like
    `fingerprint`, that of the pathway's edition.
    """

    pathway: str
    edition: str
    title: str
    unproctored: bool
    rows: tuple[SnapshotRow, ...]
    work: tuple[JudgedPiece, ...] | None = None
    fingerprint: str = ""

    @property
    def refs(self) -> frozenset[str]:
        """Everything that any row rested on."""
        return frozenset(ref for row in self.rows for ref in row.evidence)

    @property
    def open_rows(self) -> tuple[SnapshotRow, ...]:
        """What was asked for and not met."""
        return tuple(row for row in self.rows if row.state != "met" and not row.preferred)

    @property
    def told_rows(self) -> tuple[SnapshotRow, ...]:
        """What others are told: all that was asked for, and of what was only preferred what was met."""
        return tuple(row for row in self.rows if row.state == "met" or not row.preferred)

    def to_json(self) -> dict[str, Any]:
        """As it is stored: exact numbers as texts."""
        rows = [{name: _plain(value) for name, value in asdict(row).items()} for row in self.rows]
        about = {"pathway": self.pathway, "edition": self.edition, "title": self.title}
        told = {"form": BEFORE, **about, "unproctored": self.unproctored, "rows": rows}
        if self.work is None:
            return told
        kept = {"form": FORM, "fingerprint": self.fingerprint, "work": [one.to_json() for one in self.work]}
        return {**told, **kept}


def snapshot_from(pathway: Pathway, whole: Verdict) -> ReadinessSnapshot:
    """How a person stands on a pathway now, to be kept; one made of others is one row, with all they rest on."""
    rows = tuple(
        SnapshotRow(
            line.requirement.id,
            line.requirement.words,
            line.progress.state,
            line.progress.have,
            line.progress.need,
            line.progress.unit,
            tuple(dict.fromkeys(_evidence(line))),
            line.requirement.strength == "preferred",
        )
        for line in whole.lines
    )
    return ReadinessSnapshot(pathway.slug, pathway.edition, pathway.title, _unwatched(whole.lines), rows)


def _evidence(line: Line) -> Iterator[str]:
    yield from line.progress.used
    for part in line.parts:
        yield from _evidence(part)


def _unwatched(lines: Iterable[Line]) -> bool:
    """Whether some of it is work on this site, where nobody watches."""
    here = ModulesRead | CasesWorked | RubricGrades
    return any(isinstance(line.requirement, here) or _unwatched(line.parts) for line in lines)


def snapshot_of(stored: Mapping[str, Any]) -> ReadinessSnapshot:
    """As it was stored."""
    rows = tuple(
        SnapshotRow(
            **{**row, "have": _number(row["have"]), "need": _number(row["need"]), "evidence": tuple(row["evidence"])}
        )
        for row in stored["rows"]
    )
    kept = stored.get("work")
    work = None if kept is None else tuple(map(piece_of, kept))
    about = (stored["pathway"], stored["edition"], stored["title"], stored["unproctored"])
    return ReadinessSnapshot(*about, rows, work, stored.get("fingerprint", ""))


def for_holder(stored: Mapping[str, Any]) -> dict[str, Any]:
    """As the person themselves may keep it: of the work its settled levels, not what each grader gave."""
    if "work" not in stored:
        return dict(stored)
    return {**stored, "work": [{name: one[name] for name in one if name != "given"} for one in stored["work"]]}


def bound(stored: Mapping[str, Any], programme: str, account_id: int, at: datetime) -> dict[str, Any]:
    """With whose it is and when it was pinned, so that the hash is that of no other person's record."""
    return {**stored, "of": {"programme": programme, "account": account_id, "at": at.isoformat()}}


def digest(stored: Mapping[str, Any]) -> str:
    """The SHA-256 of the one way of writing it down, in hex."""
    text = json.dumps(stored, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def is_whole(stored: Mapping[str, Any], kept: str, account_id: int) -> bool:
    """Whether it is what was hashed, and this person's; from before hashes told whose it is, the first alone."""
    return digest(stored) == kept and stored.get("of", {}).get("account", account_id) == account_id


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


def _number(stored: int | str) -> Number:
    return Decimal(stored) if isinstance(stored, str) else stored
