"""On which day a requirement was fulfilled: by what completed it, not by what came on top afterwards."""

from collections.abc import Mapping
from datetime import date, datetime

from trainer.domain.moments import local_day
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.all_of import AllOf
from trainer.domain.verdict.judging import Line


def completed_on(line: Line, portfolio: Portfolio, moments: Mapping[str, datetime], zone: str) -> date | None:
    """None where nothing dated carries it. `moments`: when each thing that may be counted came to count."""
    if line.parts:
        known = [(part.progress.state, completed_on(part, portfolio, moments, zone)) for part in line.parts]
        days = [day for state, day in known if day is not None and state == line.progress.state]
        whole = isinstance(line.requirement, AllOf)
        return (max if whole else min)(days, default=None)
    p, own = line.progress, line.requirement.came(portfolio, zone)
    dated = {ref: own.get(ref) or local_day(moments[ref], zone) for ref in p.used if ref in own or ref in moments}
    if beyond := [dated[ref] for ref in p.used[len(p.amounts) :] if p.amounts and ref in dated]:
        return max(beyond)  # a letter from the body settles what the evidence alone did not
    have = 0
    for ref, amount in sorted(zip(p.used, p.amounts, strict=False), key=lambda one: dated.get(one[0], date.min)):
        have += amount
        if amount and have >= p.need and ref in dated:
            return dated[ref]
    return max(dated.values(), default=None)
