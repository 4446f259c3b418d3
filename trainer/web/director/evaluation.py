"""What trainees think of the programme, in fives, so that nobody's answer stands alone."""

from dataclasses import dataclass

from flask import g, render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import evaluations
from trainer.domain.settings import settings_of
from trainer.services.evaluating import BATCH, MARKS


@dataclass(frozen=True)
class Line:
    """One statement: how many gave each mark, and their mean."""

    statement: str
    counts: tuple[int, ...]
    asked_now: bool

    @property
    def answers(self) -> int:
        return sum(self.counts)

    @property
    def mean(self) -> float:
        return sum(mark * count for mark, count in zip(MARKS, self.counts, strict=True)) / max(1, self.answers)


def evaluation() -> ResponseReturnValue:
    """The statements of today first, then those that were asked before."""
    asked = settings_of(g.programme.settings).evaluation
    found = evaluations.tally(session(), g.programme.id, BATCH)
    order = [s for s in asked if s in found.marks] + sorted(s for s in found.marks if s not in asked)
    lines = [Line(s, tuple(found.marks[s][mark] for mark in MARKS), s in asked) for s in order]
    return render_template("director/evaluation.html", tally=found, lines=lines, batch=BATCH)
