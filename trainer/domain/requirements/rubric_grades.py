"""Requirement type `rubric-grades`: assessed cases judged on the rubrics, and how well."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Literal

from trainer.domain.angoff import FEWEST_CASES
from trainer.domain.evidence.notes import Reason, Step
from trainer.domain.evidence.progress import Progress
from trainer.domain.evidence.tally import Tally
from trainer.domain.portfolio import CaseJudged, Portfolio, Standard
from trainer.domain.requirements.row import Row


@dataclass(frozen=True, kw_only=True)
class RubricGrades(Row):
    """`standard`: none, and being judged is enough; or the programme's own. No file holds a pass mark.

    Against the standard stand the best `value` of the cases in which nothing lies below its floor.
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
        """Different cases. A mean no further from the cut than the standard's error is too close to call."""
        standard = portfolio.standard if self.standard == "programme" else None
        best = {j.slug: j for j in sorted(portfolio.judged, key=lambda j: (j.counts, _mean(j))) if j.levels}
        tally = Tally()
        for slug in sorted(best):
            tally.add(slug, _against(best[slug], standard))
        done = tally.progress(self.value, "cases", Step("be-judged", {"amount": self.value - tally.have}))
        if self.standard == "none" or done.state != "met":
            return done
        if standard is None:
            return replace(done, state="not-yet", next=(Step("set-standard"),))
        means = sorted((_mean(best[slug]) for slug in done.used), reverse=True)[: self.value]
        mean, cut, error = sum(means, Fraction()) / len(means), Fraction(standard.cut), Fraction(standard.error)
        if error and abs(mean - cut) <= error:
            return replace(done, state="insufficient", next=(Step("too-close"),))
        return done if mean >= cut else replace(done, state="not-yet", next=(Step("be-judged", {"amount": 1}),))


def _against(judged: CaseJudged, standard: Standard | None) -> list[Reason]:
    if not judged.counts:
        return [Reason("not-judged")]
    floors = standard.floors.items() if standard else ()
    under = tuple(sorted(criterion for criterion, floor in floors if judged.levels.get(criterion, 0) < floor))
    return [Reason("below-floor", {"criteria": under})] if under else []


def _mean(judged: CaseJudged) -> Fraction:
    return Fraction(sum(map(Fraction, judged.levels.values())), max(1, len(judged.levels)))
