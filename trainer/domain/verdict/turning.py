"""The next day on which a verdict may be another one although nothing is added: until then it need not be asked again.

Early is no harm, late would be a lie; a property test holds that nothing changes before that day.
"""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date, datetime, timedelta
from typing import Any, Final

from trainer.domain.evidence.days import years_after
from trainer.domain.log_entries import KINDS
from trainer.domain.pathway import Pathway
from trainer.domain.portfolio import Portfolio
from trainer.domain.verdict import Verdict
from trainer.domain.verdict.judging import Line

DAY = timedelta(days=1)


def next_turn(pathway: Pathway, portfolio: Portfolio, found: Verdict, today: date) -> date | None:
    """None where nothing will ever change by itself."""
    return min((day for day in _turns(pathway, portfolio, found, today) if day > today), default=None)


def _turns(pathway: Pathway, portfolio: Portfolio, found: Verdict, today: date) -> Iterator[date]:
    years = set(_years(pathway))
    dated = [*_dates(portfolio), *(held.held_on for held in portfolio.defences)]
    for day in dated:
        yield from (day, day + DAY)
        for n in years:
            if date.min.year < day.year - n and day.year + n < date.max.year:
                yield from (years_after(day, n), years_after(day, n) + DAY)
                yield from (years_after(day, -n) + step * DAY for step in (-1, 0, 1, 2))
    for line in _flat(found.lines):
        if line.progress.until is not None:
            yield line.progress.until + DAY
        if line.progress.unit == "days" and line.progress.entered < line.progress.need:
            yield today + DAY  # time that is under way is counted day by day


def _years(pathway: Pathway) -> Iterator[int]:
    """Whatever a row counts in years from a day."""
    for row in pathway.requirements:
        if getattr(row, "unit", "") == "years":
            yield int(getattr(row, "value", 0))
        yield int(getattr(row, "ahead_years", 0))


def _flat(lines: Iterable[Line]) -> Iterator[Line]:
    for line in lines:
        yield line
        yield from _flat(line.parts)


def _dates(portfolio: Portfolio) -> Iterator[date]:
    for entry in portfolio.log.entries:
        facts: Any = entry.facts
        for name in _DAYS[type(facts)]:
            value = getattr(facts, name)
            if isinstance(value, datetime):
                yield value.date()
            elif isinstance(value, date):
                yield value
        for choice in getattr(facts, "areas", ()):
            yield choice.on
        for signed in getattr(facts, "signatures", ()):
            yield signed.at.date()


_DAYS: Final = {kind: tuple(f.name for f in fields(kind) if "date" in str(f.type)) for kind in KINDS.values()}
"""The fields of each kind of entry that hold a day."""
