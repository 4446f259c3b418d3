"""A log as a spreadsheet saves it: read, checked against the log that is there, every problem by line and column."""

import csv
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Final

from trainer.domain.free_text import Suspicion, suspicions, typed
from trainer.domain.guides import Guide
from trainer.domain.log_cells import COLUMNS, OF_ENTRY, KnownLog, formulas, read_line
from trainer.domain.log_entries import ClinicalCase, Facts
from trainer.domain.log_rules import log_faults
from trainer.domain.log_words import sha256
from trainer.domain.sheets import Fault, read_rows, to_csv
from trainer.domain.training_log import Entry, TrainingLog

MOST: Final = 500
"""Lines of one file."""
_NEVER: Final = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class SheetLine:
    """One line as it would be entered. `ref` stands for a case of this file until it has one of its own.

    `nonce` is the line's own words, so that the same line of the same file is never entered twice.
    """

    line: int
    entry: str
    nonce: str
    facts: Facts
    ref: str = ""


@dataclass(frozen=True)
class LogSheet:
    """Nothing is to be entered while there are `faults` or `suspicions`; `known` lines are in the log already."""

    lines: tuple[SheetLine, ...] = ()
    known: tuple[int, ...] = ()
    faults: tuple[Fault, ...] = ()
    notes: tuple[Fault, ...] = ()
    suspicions: tuple[tuple[int, Suspicion], ...] = ()

    @property
    def sound(self) -> bool:
        """Whether it can be entered as it stands."""
        return not self.faults and not self.suspicions


@dataclass(frozen=True)
class Around:
    """What a file is checked against. `emails`: guides' addresses, each with the guide's reference."""

    log: TrainingLog
    today: date
    areas: Collection[str] = ()
    names: Collection[str] = ()
    emails: Mapping[str, str] = field(default_factory=dict)
    entered: Collection[str] = ()
    """The nonces of lines that were entered before."""
    cleared: Collection[str] = ()


@dataclass(frozen=True)
class _Row:
    line: int
    entry: str
    cells: dict[str, str]
    nonce: str


def template() -> str:
    """The file to fill in: its columns alone."""
    return to_csv(COLUMNS, [])


def nonces(text: str) -> list[str]:
    """Those of a file's lines, to ask which of them are known; none of a file that cannot be read."""
    rows, faults, _ = _rows(text)
    return [] if faults else [row.nonce for row in rows]


def read_log_sheet(text: str, around: Around) -> LogSheet:
    """Every line as it would be entered; all faults at once."""
    rows, faults, notes = _rows(text)
    if not rows:
        return LogSheet(faults=tuple(faults), notes=tuple(notes))
    fresh = [row for row in rows if row.nonce not in around.entered]
    known = tuple(row.line for row in rows if row.nonce in around.entered)
    log_known = _known(around, fresh)
    log, lines, broken = around.log, [], set()
    held: list[tuple[int, Suspicion]] = []
    for row in sorted(fresh, key=lambda row: (row.entry != "case", row.line)):
        notes += formulas(row.line, row.cells)
        facts, wrong = read_line(row.line, row.entry, row.cells, log_known)
        ref = f"line:{row.line}"
        if facts is not None:
            found = log_faults(facts, log, around.today, areas=around.areas)
            columns = {name: column for column, name in OF_ENTRY[row.entry][1].items()}
            wrong += [
                Fault(row.line, columns.get(f.field, f.field), f.kind, f.value, f.other)
                for f in found
                if not (f.kind == "unknown-case" and f.value in broken)
            ]
            suspected = suspicions(typed(facts, {}), around.names, around.cleared)
            held += [(row.line, replace(s, field=columns.get(s.field, s.field))) for s in suspected]
        faults += wrong
        if facts is None or wrong:
            broken.add(ref)
            continue
        log = TrainingLog((*log.entries, Entry(ref, facts, _NEVER)), log.guides)
        lines.append(SheetLine(row.line, row.entry, row.nonce, facts, ref if isinstance(facts, ClinicalCase) else ""))
    place = {column: number for number, column in enumerate(COLUMNS)}
    order = sorted(faults, key=lambda fault: (fault.line, place.get(fault.column, -1)))
    return LogSheet(tuple(sorted(lines, key=lambda one: one.line)), known, tuple(order), tuple(notes), tuple(held))


def _rows(text: str) -> tuple[list[_Row], list[Fault], list[Fault]]:
    """The lines that say what they are; faults that stand in the way of reading; columns that are passed over."""
    try:
        lines = list(read_rows(text))
    except csv.Error as broken:
        return [], [Fault(int(str(broken)), "", "quote")], []
    if not lines:
        return [], [Fault(1, "", "empty")], []
    (first, head), *rest = lines
    named = [" ".join(cell.lower().replace("_", " ").split()) for cell in head]
    if "entry" not in named:
        return [], [Fault(first, "", "header", "entry", ", ".join(COLUMNS))], []
    doubled = sorted({column for column in named if column in COLUMNS and named.count(column) > 1})
    if doubled:
        return [], [Fault(first, column, "column-twice") for column in doubled], []
    if not rest:
        return [], [Fault(first + 1, "", "nothing")], []
    if len(rest) > MOST:
        return [], [Fault(rest[MOST][0], "", "many", str(len(rest)), str(MOST))], []
    notes = [Fault(first, c, "column-unknown") for c in dict.fromkeys(named) if c and c not in COLUMNS]
    rows, faults = [], []
    times: Counter[str] = Counter()
    for line, cells in rest:
        if any(cell.strip() for cell in cells[len(named) :]):
            faults.append(Fault(line, "", "extra", str(len(cells)), str(len(named))))
        by_name = {n: " ".join(c.split()) for n, c in zip(named, cells, strict=False) if n in COLUMNS}
        entry = by_name.get("entry", "").lower()
        if entry not in OF_ENTRY:
            faults.append(Fault(line, "entry", "entry-unknown", by_name.get("entry", ""), ", ".join(OF_ENTRY)))
            continue
        said = "\x1f".join(f"{name}={by_name[name]}" for name in sorted(by_name) if by_name[name])
        times[said] += 1
        rows.append(_Row(line, entry, by_name, f"line:{sha256(f'{said}#{times[said]}')[:40]}"))
    return rows, faults, notes


def _known(around: Around, rows: Iterable[_Row]) -> KnownLog:
    """Cases of the log and of the file, and the guides, by what a line may call them."""
    cases = {c.code.lower(): entry.ref for entry, c in around.log.of(ClinicalCase)}
    for row in rows:
        if row.entry == "case":
            cases.setdefault(row.cells.get("case", "").lower(), f"line:{row.line}")
    everybody: Mapping[str, Guide] = around.log.guides
    names = Counter(guide.name.lower() for guide in everybody.values())
    guides = {guide.name.lower(): ref for ref, guide in everybody.items()}
    guides |= {ref.lower(): ref for ref in everybody} | {
        email.lower(): ref for email, ref in dict(around.emails).items()
    }
    return KnownLog(cases, guides, frozenset(name for name, many in names.items() if many > 1))
