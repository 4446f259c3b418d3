"""What is kept of a verdict: plain values by which people are found, sorted and counted."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil
from typing import Any, Final, Protocol

from trainer.domain.evidence.progress import Progress, State
from trainer.domain.pace import Clock
from trainer.domain.pathway import Pathway
from trainer.domain.portfolio import Portfolio
from trainer.domain.stalling import DONE, STANDS, quiet, supervised_on
from trainer.domain.verdict import Verdict
from trainer.domain.verdict.completing import completed_on
from trainer.domain.verdict.judging import WORST_FIRST, Line

OPEN: Final[tuple[State, ...]] = ("not-yet", "insufficient")
"""What more work would change."""

UNJUDGED: Final = 1000.0
"""Sorted by instead of a level where nothing was judged: after every level."""


class Who(Protocol):
    """Whose verdict it is. `forward`: the pathways for which they ever stood before the committee."""

    @property
    def name(self) -> str: ...
    @property
    def membership_id(self) -> int: ...
    @property
    def cohort_id(self) -> int | None: ...
    @property
    def clock(self) -> Clock: ...
    @property
    def forward(self) -> Collection[str]: ...
    def here(self, today: date) -> bool: ...


class Held(Protocol):
    """What was kept before, by slug, and by slug and requirement."""

    @property
    def progress(self) -> Mapping[str, Mapping[str, Any]]: ...
    @property
    def lines(self) -> Mapping[tuple[str, str], Mapping[str, Any]]: ...


@dataclass(frozen=True)
class Stand:
    """A person on one pathway, as it is kept."""

    slug: str
    row: dict[str, Any]
    lines: dict[str, dict[str, Any]]


def stand(
    edition_id: int,
    pathway: Pathway,
    found: Verdict,
    portfolio: Portfolio,
    moments: Mapping[str, datetime],
    who: Who,
    held: Held,
    today: date,
    zone: str,
) -> Stand:
    """`moments`: when each thing that may be counted came to count."""
    slug, here = pathway.slug, who.here(today)
    clock, pace = who.clock.run(today)
    lines: dict[str, dict[str, Any]] = {}
    for line in found.lines:
        p, name = line.progress, line.requirement.id
        completed = completed_on(line, portfolio, moments, zone)
        since = _since(held.lines.get((slug, name)), p.state, completed, who.clock.begins, today)
        lines[name] = {
            "requirement": name,
            "edition_id": edition_id,
            "here": here,
            "state": p.state,
            "rank": WORST_FIRST.index(p.state),
            **_amounts(p),
            "unit": p.unit,
            "until": p.until,
            "since": since,
            "days": ceil(who.clock.active_days(since)),
            "clock": clock,
            "pace": pace,
        }
    required = [line.progress for line in found.lines if line.requirement.strength == "required"]
    met = sum(p.state == "met" for p in required)
    levels = _levels(portfolio)
    asked = [lines[line.requirement.id] for line in found.lines if line.requirement.strength == "required"]
    whole = max((line["since"] for line in asked), default=None)
    level = round(sum(levels.values()) / len(levels), 2) if levels else None
    wanted = here and wants_supervision(pathway, found)
    until = quiet(portfolio.log, who.clock, today).until if wanted else None
    row = {
        "edition_id": edition_id,
        "membership_id": who.membership_id,
        "cohort_id": who.cohort_id,
        "sort_name": who.name.casefold(),
        "here": here,
        "state": found.state,
        "met": met,
        "required": len(required),
        "missing": len(required) - met,
        "judged": len(levels),
        "level": level,
        "level_key": UNJUDGED if level is None else level,
        "since": _since(held.progress.get(slug), found.state, whole, who.clock.begins, today),
        "until": found.until,
        "moved_on": max((line["since"] for line in lines.values()), default=who.clock.begins),
        "quiet_until": until,
        "quiet_key": until or (STANDS if wanted else DONE),
        "supervised_on": supervised_on(portfolio.log, today),
        "to_forward": here and found.state == "met" and pathway.owner == "programme" and slug not in who.forward,
    }
    return Stand(slug, row, lines)


def wants_supervision(pathway: Pathway, found: Verdict) -> bool:
    """Whether more cases, or more supervision, are what is missing on it."""
    return bool(pathway.cases) and any(map(_stands_still, found.lines))


def _stands_still(line: Line) -> bool:
    """Whether it lacks what supervision brings; a rule that only the body can confirm counts by its evidence."""
    p = line.progress
    missing = p.state in OPEN or (p.state == "confirm" and not p.enough)
    if not missing or line.requirement.strength != "required":
        return False
    return line.requirement.stalls or any(map(_stands_still, line.parts))


def _amounts(p: Progress) -> dict[str, float]:
    """Time that is counted by itself stops at what is asked for: beyond that it would be another number every day."""
    have = min(p.have, p.need) if p.unit == "days" else p.have
    return {"have": round(float(have), 2), "need": round(float(p.need), 2)}


def _levels(portfolio: Portfolio) -> dict[str, float]:
    """The mean level of each case that was judged and counts."""
    return {
        one.slug: float(sum(one.levels.values())) / len(one.levels)
        for one in portfolio.judged
        if one.counts and one.levels
    }


def _since(held: Mapping[str, Any] | None, state: str, completed: date | None, begins: date, today: date) -> date:
    """From when it has been so. What is met, or awaits nothing but being vouched for, is dated by what completed it."""
    if held is not None and held["state"] == state:
        kept: date = held["since"]
        return kept
    if state in ("met", "awaiting"):
        return min(completed or begins, today)
    if held is None:
        return min(begins, today)
    until: date | None = held["until"]
    ran_out = held["state"] == "met" and until is not None and until < today
    return until + timedelta(days=1) if ran_out and until else today
