"""Which cases to put forward where there are more than are asked for: those that serve the person best, together."""

from itertools import combinations, islice
from typing import Final

from trainer.domain.evidence.casework import casework
from trainer.domain.evidence.progress import Progress
from trainer.domain.requirements.row import Requirement
from trainer.domain.verdict.judging import WORST_FIRST, Judging

MOST_CHOICES: Final = 500
"""How many ways to choose are looked at, those with the strongest cases first."""

Worth = tuple[int, int, float, int]
BEST: Final = len(WORST_FIRST) - 1


def choose(judging: Judging, at_most: int) -> tuple[frozenset[str], frozenset[str]]:
    """The cases to put forward, and the others. Every requirement about cases is then asked of the same ones.

    So three cases that are attested and three others that are supervised are not three that are both.
    """
    refs = [case.ref for case in casework(judging.whole.log, judging.today)]
    rows = [row for row in judging.top if judging.about_cases(row)]
    if not at_most or len(refs) <= at_most or not rows:
        return frozenset(refs), frozenset()
    strongest = sorted(refs, key=lambda ref: (_worth(judging, rows, (ref,)), -refs.index(ref)), reverse=True)
    best, most = tuple(strongest[:at_most]), None
    for choice in islice(combinations(strongest, at_most), MOST_CHOICES):
        worth = _worth(judging, rows, choice)
        if most is None or worth > most:
            best, most = choice, worth
        if worth[0] == BEST and worth[3] == BEST * sum(row.strength == "preferred" for row in rows):
            break
    return frozenset(best), frozenset(refs) - set(best)


def _worth(judging: Judging, rows: list[Requirement], cases: tuple[str, ...]) -> Worth:
    """The worst state first, then all states, then how much there is, then what is preferred."""
    lines = [judging.on(cases).line(row) for row in rows]
    required = [line.progress for line in lines if line.requirement.strength == "required"]
    states = [_rank(progress) for progress in required]
    much = sum(min(1.0, float(p.have) / float(p.need)) for p in required if p.need)
    preferred = sum(_rank(line.progress) for line in lines if line.requirement.strength == "preferred")
    return min(states, default=BEST), sum(states), much, preferred


def _rank(progress: Progress) -> int:
    """A rule that is not confirmed counts as met where the evidence would do, so that it does not hide the others."""
    return BEST if progress.state == "confirm" and progress.enough else WORST_FIRST.index(progress.state)
