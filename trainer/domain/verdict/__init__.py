"""Where a person stands on a pathway: each requirement, and the whole. Advisory always: the body decides.

Everything is judged twice, by what has been verified and by all that was entered; only what holds both ways is met.
"""

from dataclasses import dataclass
from datetime import date

from trainer.domain.evidence.days import soonest
from trainer.domain.evidence.progress import State
from trainer.domain.pathway import Pathway
from trainer.domain.portfolio import Portfolio
from trainer.domain.verdict.choosing import choose
from trainer.domain.verdict.judging import WORST_FIRST, Judging, Line


@dataclass(frozen=True)
class Verdict:
    """The whole pathway; `met` is as ready as this site can say. `cases` are those put forward, by their refs.

    `until`: the last day on which what is met stays so, if nothing is added.
    """

    state: State
    lines: tuple[Line, ...]
    cases: tuple[str, ...] = ()
    until: date | None = None


def verdict(pathway: Pathway, portfolio: Portfolio, today: date) -> Verdict:
    """Where the person stands. The same facts on the same day give the same answer."""
    judging = Judging.of(pathway, portfolio, today)
    cases, others = choose(judging, pathway.cases)
    lines = tuple(judging.on(cases, others).line(row) for row in judging.top)
    required = [line.progress for line in lines if line.requirement.strength == "required"]
    state: State = min((p.state for p in required), key=WORST_FIRST.index, default="confirm")
    past = pathway.status == "historic" and state == "met"
    until = soonest(p.until for p in required if p.state == "met")
    return Verdict("confirm" if past else state, lines, tuple(sorted(cases)) if pathway.cases else (), until)
