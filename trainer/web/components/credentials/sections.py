"""A pathway's requirements in the order in which an application asks for them, and its cases side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from trainer.domain.evidence.casework import Casework, casework
from trainer.domain.verdict.judging import Line
from trainer.web.components.credentials.standing import Standing, Standings, flat
from trainer.web.i18n import _

ORDER: Final = ("standing", "teaching", "cases", "attestations", "letters", "application")
OF_TYPE: Final = {
    "courses": "teaching", "teaching-units": "teaching", "manual-read": "teaching", "modules-read": "teaching",
    "attestations": "attestations", "letter": "letters", "membership": "application", "deadline": "application",
    "confirm-with-body": "application", "prerequisite": "standing", "therapy-training": "standing",
    "practice": "standing", "certificate": "standing", "time-since": "standing", "within-years": "standing",
}  # fmt: skip
"""Where a requirement stands; whatever is not named is about cases and supervision."""
PHASES: Final = ("early", "middle", "late")


def names() -> dict[str, str]:
    """Of the sections."""
    return {
        "standing": _("Standing"),
        "teaching": _("Teaching and reading"),
        "cases": _("Cases and supervision"),
        "attestations": _("Attestations"),
        "letters": _("Letters and papers"),
        "application": _("Application and membership"),
    }


def place(line: Line) -> str:
    """The section that a requirement belongs to; one that is made of others goes where its first part goes."""
    if line.parts:
        return place(line.parts[0])
    row: Any = line.requirement
    if row.type == "prerequisite" and row.kinds == ("identity",):
        return "application"
    return OF_TYPE.get(row.type, "cases")


def in_sections(lines: Sequence[Line]) -> list[tuple[str, str, list[Line]]]:
    """Each section's key and name with its requirements; empty ones are left out."""
    told = names()
    found = [(key, told[key], [line for line in lines if place(line) == key]) for key in ORDER]
    return [(key, words, rows) for key, words, rows in found if rows]


@dataclass(frozen=True)
class CaseRow:
    """A case put forward. `phases`: sessions supervised and held, by phase; `lacks`: what it lacks, in words."""

    ref: str
    code: str
    phases: tuple[tuple[str, int, int], ...]
    supervisor: str
    lacks: tuple[str, ...]


def case_rows(standings: Standings, one: Standing) -> list[CaseRow | None]:
    """The cases put forward, in the order in which they began; None for each that is still to come."""
    if not one.pathway.cases:
        return []
    log = standings.portfolio.log
    chosen = [case for case in casework(log, standings.today) if case.ref in one.whole.cases]
    chosen.sort(key=lambda case: (case.facts.opened_on, case.facts.code))
    lacks: dict[str, list[str]] = {}
    for line in flat(one.whole.lines):
        for aside in line.progress.set_aside:
            words = standings.why(aside.reason)
            if words not in lacks.setdefault(aside.ref, []):
                lacks[aside.ref].append(words)
    rows: list[CaseRow | None] = [
        CaseRow(
            case.ref,
            case.facts.code,
            _phases(case),
            guide.name if (guide := log.guides.get(case.facts.supervisor)) else "",
            tuple(lacks.get(case.ref, ())),
        )
        for case in chosen
    ]
    return rows + [None] * (one.pathway.cases - len(rows))


def _phases(case: Casework) -> tuple[tuple[str, int, int], ...]:
    def many(phase: str, *, supervised: bool) -> int:
        return len({s.number for _, s in case.sessions if s.phase == phase and (s.supervised or not supervised)})

    return tuple((phase, many(phase, supervised=True), many(phase, supervised=False)) for phase in PHASES)
