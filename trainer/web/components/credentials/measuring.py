"""A case's outcome measures as a table, its gaps flagged: at intake and every fourth session."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from trainer.domain.evidence.casework import Casework

EVERY: Final = 4
"""Most bodies ask for 4, 8, 12."""


@dataclass(frozen=True)
class MeasureRow:
    """One instrument: its total at each session where it was taken or is due; None is a gap."""

    instrument: str
    kind: str
    totals: dict[int, tuple[str, Decimal] | None]


def due(length: int) -> list[int]:
    """The sessions at which measures are due so far; 0 is intake."""
    return [0, *range(EVERY, length + 1, EVERY)]


def measure_rows(case: Casework) -> tuple[list[int], list[MeasureRow]]:
    """The columns, and a row for each instrument. Intake may be measured at the first session."""
    taken: dict[tuple[str, str], dict[int, tuple[str, Decimal]]] = {}
    for entry, measure in case.measures:
        taken.setdefault((measure.kind, measure.instrument), {})[measure.session] = (entry.ref, measure.total)
    wanted = due(case.length) if case.sessions else []
    columns = sorted({*wanted, *_sessions(taken.values())})
    rows = [
        MeasureRow(instrument, kind, {n: totals.get(n) for n in columns if n in totals or _is_gap(n, wanted, totals)})
        for (kind, instrument), totals in sorted(taken.items(), reverse=True)
    ]
    return columns, rows


def _sessions(rows: Iterable[dict[int, tuple[str, Decimal]]]) -> set[int]:
    return {number for row in rows for number in row}


def _is_gap(number: int, wanted: list[int], totals: dict[int, tuple[str, Decimal]]) -> bool:
    return number in wanted and not (number == 0 and 1 in totals)
