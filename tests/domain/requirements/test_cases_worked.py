"""Simulated cases worked."""

import pytest

from tests.domain.logbook import NOW, Book, ask
from trainer.domain.portfolio import CaseWorked, Portfolio

ROW = {"operator": "at-least", "value": 2, "unit": "cases", "mode": "practice"}


def worked(slug: str, mode: str = "practice", counts: bool = True) -> CaseWorked:
    return CaseWorked(slug, mode, NOW, counts)


@pytest.mark.parametrize(
    ("cases", "state", "have"),
    [
        ((worked("x"), worked("x")), "not-yet", 1),
        ((worked("x"), worked("y")), "met", 2),
        ((worked("x"), worked("y", counts=False)), "not-yet", 1),
        ((worked("x"), worked("y", mode="assessed")), "not-yet", 1),
        ((worked("x"), worked("y", counts=False), worked("y")), "met", 2),
    ],
)
def test_different_cases_before_their_panels_were_seen(cases: tuple[CaseWorked, ...], state: str, have: int) -> None:
    progress = ask("cases-worked", Book(learning=Portfolio(cases=cases)), **ROW)
    assert (progress.state, progress.have) == (state, have)
