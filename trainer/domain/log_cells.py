"""One line of a log's table as facts: each cell read as its column asks, every problem told by column."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final, get_args, get_type_hints

from trainer.domain.log_entries import ClinicalCase, ClinicalSession, Facts, Measure, Supervision
from trainer.domain.log_rules import CODE
from trainer.domain.moments import read_day
from trainer.domain.sheets import Fault, is_formula

COLUMNS: Final = (
    "entry", "case", "date", "number", "minutes", "phase", "recorded", "supervised", "chosen by", "language",
    "consent", "client", "format", "protocol", "diagnosis", "setting", "supervisor", "closed", "ended", "basis",
    "units", "size", "own case minutes", "instrument", "measures", "total",
)  # fmt: skip

OF_ENTRY: Final[dict[str, tuple[type[Any], dict[str, str]]]] = {
    "case": (
        ClinicalCase,
        {
            "case": "code", "client": "client", "format": "format", "protocol": "protocol", "diagnosis": "diagnosis",
            "setting": "setting", "date": "opened_on", "supervisor": "supervisor", "closed": "closed_on",
            "ended": "ended",
        },
    ),
    "session": (
        ClinicalSession,
        {
            "case": "case", "number": "number", "date": "on", "minutes": "minutes", "phase": "phase",
            "recorded": "recorded", "supervised": "supervised", "chosen by": "chosen_by", "language": "language",
            "consent": "consent",
        },
    ),
    "supervision": (
        Supervision,
        {
            "case": "cases", "date": "on", "format": "format", "supervisor": "guide", "basis": "basis",
            "minutes": "minutes", "units": "units", "size": "size", "own case minutes": "own_case_minutes",
        },
    ),
    "measure": (
        Measure,
        {"case": "case", "number": "session", "instrument": "instrument", "measures": "kind", "total": "total",
         "date": "on"},
    ),
}  # fmt: skip
"""What a line can be, and which field each of its columns fills."""

NEEDED: Final = {
    "case": ("case", "date", "client", "format", "protocol", "diagnosis", "setting", "supervisor"),
    "session": ("case", "date", "number", "minutes", "phase"),
    "supervision": ("date", "format", "supervisor", "basis"),
    "measure": ("case", "date", "number", "instrument", "measures", "total"),
}
TEXTS: Final = ("case", "client", "protocol", "language", "consent", "instrument")

_ALSO: Final = {"initial": "early", "beginning": "early", "termination": "late", "ending": "late", "none": "", "no": ""}
"""Other words that are understood for a choice, where the choice itself does not know them."""
_YES_NO: Final = {"yes": True, "y": True, "x": True, "true": True, "1": True, "no": False, "n": False, "false": False,
                  "0": False, "": False}  # fmt: skip
_DOTTED: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")

Complain = Callable[..., None]


@dataclass(frozen=True)
class KnownLog:
    """Cases by code and guides by name, address and reference, all in small letters; `two`: names of two guides."""

    cases: Mapping[str, str] = field(default_factory=dict)
    guides: Mapping[str, str] = field(default_factory=dict)
    two: frozenset[str] = frozenset()


def read_line(line: int, entry: str, cells: Mapping[str, str], known: KnownLog) -> tuple[Facts | None, list[Fault]]:
    """The facts of one line, or everything that is wrong with it. `cells` are tidied, by column."""
    kind, columns = OF_ENTRY[entry]
    faults: list[Fault] = []

    def fault(column: str, why: str, other: str = "") -> None:
        faults.append(Fault(line, column, why, cells.get(column, ""), other))

    for column in NEEDED[entry]:
        if not cells.get(column):
            fault(column, "missing")
    for column, text in cells.items():
        if text and column not in (*columns, "entry"):
            fault(column, "not-here", entry)
    hints = get_type_hints(kind)
    read: dict[str, Any] = {}
    for column, name in columns.items():
        text = cells.get(column, "")
        if text or column in NEEDED[entry]:
            value = _value(column, name, text, hints[name], known, fault) if text else None
            if value is not None:
                read[name] = value
    if faults:
        return None, faults
    facts: Facts = kind(**read)
    return facts, []


def _value(column: str, name: str, text: str, hint: Any, known: KnownLog, fault: Complain) -> Any:
    """What a cell that is not empty says; None once it was complained of."""
    if name in ("code", "client"):
        if CODE.fullmatch(text):
            return text
        return fault(column, "code")
    if column == "case":
        return _case(name, text, known, fault)
    if column == "supervisor":
        return _guide(text, known, fault)
    if name in ("on", "opened_on", "closed_on"):
        return _day(column, text, fault)
    if hint is bool:
        return _choice(column, text.lower(), _YES_NO, "yes, no", fault)
    if hint is int:
        return _number(column, text, fault)
    if hint is Decimal:
        return _total(column, text, fault)
    if choices := get_args(hint):
        words = {word: word for word in choices} | {"": ""}
        said = "-".join(text.lower().split())
        return _choice(column, _ALSO.get(said, said) if said not in words else said, words, _listed(choices), fault)
    return text


def _case(name: str, text: str, known: KnownLog, fault: Complain) -> Any:
    codes = re.split(r"[\s,;/]+", text) if name == "cases" else [text]
    missing = [code for code in codes if code and code.lower() not in known.cases]
    if missing:
        fault("case", "unknown-case", ", ".join(missing))
        return None
    refs = tuple(known.cases[code.lower()] for code in codes if code)
    return refs if name == "cases" else refs[0]


def _guide(text: str, known: KnownLog, fault: Complain) -> str | None:
    if text.lower() in known.two:
        fault("supervisor", "two-guides")
    elif text.lower() not in known.guides:
        fault("supervisor", "unknown-guide")
    return known.guides.get(text.lower())


def _day(column: str, text: str, fault: Complain) -> date | None:
    dotted = _DOTTED.fullmatch(text)
    try:
        return read_day(f"{dotted[3]}-{dotted[2]:0>2}-{dotted[1]:0>2}" if dotted else text)
    except ValueError:
        fault(column, "day")
        return None


def _number(column: str, text: str, fault: Complain) -> int | None:
    if not text.isascii() or not text.isdecimal() or len(text) > 6:
        fault(column, "number")
        return None
    return int(text)


def _total(column: str, text: str, fault: Complain) -> Decimal | None:
    try:
        value = Decimal(text.replace(",", ".")) if len(text) <= 8 and text.isascii() else Decimal("NaN")
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite():
        fault(column, "number")
        return None
    return value


def _choice(column: str, said: str, words: Mapping[str, Any], listed: str, fault: Complain) -> Any:
    if said not in words:
        fault(column, "choice", listed)
        return None
    return words[said]


def _listed(choices: tuple[Any, ...]) -> str:
    return ", ".join(choice or "no" for choice in choices)


def formulas(line: int, cells: Mapping[str, str]) -> list[Fault]:
    """Texts that a spreadsheet could take for a formula: they are taken as they stand, and worth a note."""
    return [Fault(line, c, "formula", cells[c]) for c in TEXTS if is_formula(cells.get(c, ""))]
