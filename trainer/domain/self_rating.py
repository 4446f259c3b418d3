"""How a trainee's own rating of their work differs from the grade: to learn from, never a mark."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean


@dataclass(frozen=True)
class Gap:
    """One criterion: the trainee's own level and the settled one; None where they skipped it."""

    criterion: str
    own: int | None
    given: float

    @property
    def size(self) -> float | None:
        """Above 0: they rated themselves higher."""
        return None if self.own is None else self.own - self.given


def gaps(own: Mapping[str, int], given: Mapping[str, float], criteria: Sequence[str]) -> tuple[Gap, ...]:
    """Criterion by criterion, in the rubric's order; those without a settled level are left out."""
    return tuple(Gap(c, own.get(c), float(given[c])) for c in criteria if c in given)


def mean_gap(own: Mapping[str, int], given: Mapping[str, float]) -> tuple[float, int] | None:
    """The mean of own less given, and over how many criteria; None where no criterion has both."""
    both = [own[c] - float(given[c]) for c in own if c in given]
    return (fmean(both), len(both)) if both else None
