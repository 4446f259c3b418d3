"""Requirement type `rubric-grades`: assessed cases judged on the rubrics, and how well."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Literal

from trainer.domain.angoff import FEWEST_CASES, band
from trainer.domain.evidence.notes import Reason, Step
from trainer.domain.evidence.progress import Progress
from trainer.domain.evidence.tally import Tally
from trainer.domain.portfolio import CaseJudged, Portfolio, Standard
from trainer.domain.requirements.row import Row


@dataclass(frozen=True, kw_only=True)
class RubricGrades(Row):
    """`standard`: none, and being judged is enough; or the programme's own. No file holds a pass mark.

    Against the standard stand the latest `value` of the cases that count: the best of many would not be a measure of
    anybody. A floor is missed where any of these lies below it, whatever the others are.
    """

    type: Literal["rubric-grades"]
    operator: Literal["at-least"]
    value: int
    unit: Literal["cases"]
    standard: Literal["none", "programme"] = "none"

    def faults(self) -> Iterator[tuple[str, str]]:
        """A decision against a standard needs twelve cases (rules of record)."""
        if self.standard == "programme" and self.value < FEWEST_CASES:
            yield "value", f"should be {FEWEST_CASES} at least: fewer cases cannot be held against a standard"

    def progress(self, portfolio: Portfolio, today: date) -> Progress:
        """Different cases. A mean too near to the cut, by its own error and the cut's, is too close to call."""
        latest = {j.slug: j for j in sorted(portfolio.judged, key=lambda j: (j.counts, j.released_at)) if j.levels}
        standard = portfolio.standard if self.standard == "programme" else None
        counting = sorted((j for j in latest.values() if j.counts), key=lambda j: (j.released_at, j.slug))
        older = {j.slug for j in counting[: -self.value]} if self.standard == "programme" else set()
        tally = Tally()
        for slug in sorted(latest):
            tally.add(slug, [Reason("surplus")] if slug in older else _against(latest[slug], standard))
        done = tally.progress(self.value, "cases", Step("be-judged", {"amount": self.value - tally.have}))
        if self.standard == "none" or done.state != "met":
            return done
        if standard is None:
            return replace(done, state="not-yet", next=(Step("set-standard"),))
        means = [_mean(latest[slug]) for slug in done.used]
        off = sum(means, Fraction()) / len(means) - Fraction(standard.cut)
        near = band(standard.error, means)
        if near and abs(off) <= near:
            return replace(done, state="insufficient", next=(Step("too-close"),))
        return done if off >= 0 else replace(done, state="not-yet", next=(Step("be-judged", {"amount": 1}),))


def _against(judged: CaseJudged, standard: Standard | None) -> list[Reason]:
    if not judged.counts:
        return [Reason("not-judged")]
    floors = standard.floors.items() if standard else ()
    under = tuple(sorted(criterion for criterion, floor in floors if judged.levels.get(criterion, 0) < floor))
    return [Reason("below-floor", {"criteria": under})] if under else []


def _mean(judged: CaseJudged) -> Fraction:
    return Fraction(sum(map(Fraction, judged.levels.values())), max(1, len(judged.levels)))
