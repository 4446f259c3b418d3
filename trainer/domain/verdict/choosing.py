"""Which cases to put forward where there are more than are asked for: those that serve the person best, together."""

from itertools import combinations, islice
from typing import Final

from trainer.domain.evidence.casework import casework
from trainer.domain.verdict.judging import Judging
from trainer.domain.verdict.weighing import BEST, Weighing

MOST_CHOICES: Final = 500
"""How many ways to choose are looked at, those with the strongest cases first."""


def choose(judging: Judging, at_most: int) -> tuple[frozenset[str], frozenset[str]]:
    """The cases to put forward, and the others. Every requirement about cases is then asked of the same ones.

    So three cases that are attested and three others that are supervised are not three that are both.
    """
    refs = [case.ref for case in casework(judging.whole.log, judging.today)]
    rows = [row for row in judging.top if judging.about_cases(row)]
    if not at_most or len(refs) <= at_most or not rows:
        return frozenset(refs), frozenset()
    weighing = Weighing.of(judging, rows, refs)
    strongest = sorted(refs, key=lambda ref: (weighing.worth((ref,)), -refs.index(ref)), reverse=True)
    best, most = tuple(strongest[:at_most]), None
    for choice in islice(combinations(strongest, at_most), MOST_CHOICES):
        worth = weighing.worth(choice)
        if most is None or worth > most:
            best, most = choice, worth
        if worth[0] == BEST and worth[3] == BEST * sum(row.strength == "preferred" for row in rows):
            break
    return frozenset(best), frozenset(refs) - set(best)
