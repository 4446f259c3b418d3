"""Somebody who is to be invited: one row of cells, checked against what the programme knows."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

from trainer.domain.pace import FULL, LEAST
from trainer.domain.people import CAPABILITIES, ROLES
from trainer.domain.sheets import Fault, is_formula
from trainer.domain.visible import visible

COLUMNS: Final = ("name", "email", "role", "cohort", "capabilities", "pace", "supervisor")
LONGEST_NAME: Final = 200

Normal = Callable[[str], str | None]
"""Gives a mail address as it is stored, or None for what is none."""


@dataclass(frozen=True)
class Known:
    """Cohorts by short name and by name, supervisors by address, and who is a member or invited, as (address, role)."""

    cohorts: Mapping[str, int] = field(default_factory=dict)
    supervisors: Mapping[str, int] = field(default_factory=dict)
    members: Collection[tuple[str, str]] = ()
    invited: Collection[tuple[str, str]] = ()


@dataclass(frozen=True)
class Guest:
    """As it would be invited."""

    line: int
    name: str
    email: str
    role: str
    cohort_id: int | None
    capabilities: tuple[str, ...]
    pace: int
    supervisor_id: int | None


def read_guest(
    cells: Mapping[str, str], known: Known, normal: Normal, line: int = 0
) -> tuple[Guest, list[Fault], list[Fault]]:
    """One row by column, with its faults and what is worth a note. A guest with faults is for showing only."""
    cell = {column: " ".join(cells.get(column, "").split()) for column in COLUMNS}
    faults: list[Fault] = []

    def fault(column: str, kind: str, other: str = "") -> None:
        faults.append(Fault(line, column, kind, cell[column], other))

    if not visible(cell["name"]):
        fault("name", "name-missing")
    elif len(cell["name"]) > LONGEST_NAME:
        fault("name", "name-long", str(LONGEST_NAME))
    role = cell["role"].lower() or "trainee"
    if role not in ROLES:
        fault("role", "role-unknown", ", ".join(reversed(ROLES)))
    email = normal(cell["email"]) if cell["email"] else None
    if email is None:
        fault("email", "email-malformed" if cell["email"] else "email-missing")
    elif (email, role) in known.members:
        fault("email", "member", role)
    elif (email, role) in known.invited:
        fault("email", "invited", role)
    guest = Guest(
        line,
        cell["name"],
        email or cell["email"],
        role,
        _place(cell, "cohort", known.cohorts, role, fault),
        _capabilities(cell["capabilities"], fault),
        _pace(cell["pace"], role, fault),
        _place(cell, "supervisor", known.supervisors, role, fault),
    )
    notes = [Fault(line, c, "formula", cell[c]) for c in ("name",) if is_formula(cell[c])]
    return guest, faults, notes


Complain = Callable[..., None]


def _place(cell: Mapping[str, str], column: str, ids: Mapping[str, int], role: str, fault: Complain) -> int | None:
    """The id of a cohort or a supervisor by its name; both are for trainees."""
    if not (value := cell[column].lower()):
        return None
    if role != "trainee" and role in ROLES:  # of a role that is none nothing more can be said
        fault(column, f"{column}-role")
    elif value not in ids:
        fault(column, f"{column}-unknown", ", ".join(sorted(ids)[:6]))
    return ids.get(value)


def _capabilities(text: str, fault: Complain) -> tuple[str, ...]:
    named = tuple(dict.fromkeys(word for word in re.split(r"[\s,;|]+", text.lower()) if word))
    if set(named) - set(CAPABILITIES):
        fault("capabilities", "capability-unknown", ", ".join(CAPABILITIES))
    return named


def _pace(text: str, role: str, fault: Complain) -> int:
    number = text.removesuffix("%").strip()
    if not number:
        return FULL
    if not number.isascii() or not number.isdecimal() or len(number) > 3 or not LEAST <= int(number) <= FULL:
        fault("pace", "pace-malformed")
        return FULL
    if role != "trainee" and role in ROLES and int(number) != FULL:
        fault("pace", "pace-role")
    return int(number)
