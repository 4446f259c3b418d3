"""What a choice of cases is worth, worked out without the reasons and the steps that only the chosen ones need.

A requirement that looks at each case on its own is asked of every case once; what it says of several is the sum.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from trainer.domain.evidence.progress import Progress, State
from trainer.domain.requirements.all_of import AllOf
from trainer.domain.requirements.any_of import AnyOf
from trainer.domain.requirements.row import Requirement
from trainer.domain.verdict.judging import WORST_FIRST, Judging, verified_first

Cases = tuple[str, ...]
Worth = tuple[int, int, float, int]
BEST: Final = len(WORST_FIRST) - 1


@dataclass(frozen=True)
class Alone:
    """What a requirement says of each case on its own: whether it counts, and whether it would if more were known."""

    need: Any
    unit: str
    counts: Mapping[str, int]
    doubtful: Mapping[str, int]

    def of(self, cases: Cases) -> Progress:
        """What it says of all of them."""
        have = sum(map(self.counts.__getitem__, cases))
        doubtful = sum(map(self.doubtful.__getitem__, cases))
        state: State = "met" if have >= self.need else "not-yet"
        if have < self.need and doubtful and have + doubtful >= self.need:
            state = "insufficient"
        return Progress(state, have, self.need, self.unit)


@dataclass(frozen=True)
class Weighing:
    """Of every choice among `refs`, with what was asked before."""

    judging: Judging
    rows: tuple[Requirement, ...]
    refs: tuple[str, ...]
    all_sure: bool
    alone: dict[tuple[str, bool], Alone] = field(default_factory=dict)
    ruled: dict[tuple[object, ...], Progress] = field(default_factory=dict)

    @classmethod
    def of(cls, judging: Judging, rows: list[Requirement], refs: list[str]) -> "Weighing":
        """Where everything has been verified, it is enough to ask once."""
        all_sure = len(judging.whole_sure.log.entries) == len(judging.whole.log.entries)
        return cls(judging, tuple(rows), tuple(refs), all_sure)

    def worth(self, cases: Cases) -> Worth:
        """The worst state first, then all states, then how much there is, then what is preferred."""
        found = [(row.strength, self._progress(row, cases)) for row in self.rows]
        required = [progress for strength, progress in found if strength == "required"]
        states = [_rank(progress) for progress in required]
        much = sum(min(1.0, float(p.have) / float(p.need)) for p in required if p.need)
        preferred = sum(_rank(progress) for strength, progress in found if strength == "preferred")
        return min(states, default=BEST), sum(states), much, preferred

    def _progress(self, row: Requirement, cases: Cases) -> Progress:
        """State, how much of how much, and whether it were enough, as `Judging.line` says; nothing else."""
        if isinstance(row, AnyOf | AllOf):
            parts = {part: self._progress(self.judging.rows[part], cases) for part in row.of}
            return self.judging.ruled(row, row.combine(parts))
        if not row.about_cases:
            key: tuple[object, ...] = (row.id,)
            if key not in self.ruled:
                self.ruled[key] = self.judging.line(row).progress
            return self.ruled[key]
        if row.case_by_case:
            sure, entered = self._alone(row, sure=True).of(cases), self._alone(row, sure=False).of(cases)
        else:
            of, today = self.judging, self.judging.today
            entered = row.progress(of.whole.only(cases), today)
            sure = entered if self.all_sure else row.progress(of.whole_sure.only(cases), today)
        key = (row.id, *_told(sure), *_told(entered))
        if key not in self.ruled:
            self.ruled[key] = self.judging.ruled(row, verified_first(sure, entered))
        return self.ruled[key]

    def _alone(self, row: Requirement, *, sure: bool) -> Alone:
        key = (row.id, sure)
        if key not in self.alone:
            whole = self.judging.whole_sure if sure else self.judging.whole
            each = {ref: row.progress(whole.only({ref}), self.judging.today) for ref in self.refs}
            any_ = next(iter(each.values()))
            doubtful = {
                ref: int(bool(p.set_aside) and all(a.reason.doubtful for a in p.set_aside)) for ref, p in each.items()
            }
            self.alone[key] = Alone(any_.need, any_.unit, {ref: int(p.have) for ref, p in each.items()}, doubtful)
        return self.alone[key]


def _told(progress: Progress) -> tuple[object, ...]:
    return progress.state, progress.have, progress.need, progress.enough


def _rank(progress: Progress) -> int:
    """A rule that is not confirmed counts as met where the evidence would do, so that it does not hide the others."""
    return BEST if progress.state == "confirm" and progress.enough else WORST_FIRST.index(progress.state)
