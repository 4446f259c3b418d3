"""Defences that stood."""

from tests.domain.logbook import Book, ask, day, why
from trainer.domain.portfolio import DefenceHeld, Portfolio

ROW = {"operator": "at-least", "value": 1, "unit": "defences"}


def test_one_that_stood_in_part_does_not_count() -> None:
    partly = DefenceHeld("x", "partly", day("2026-10-01"))
    progress = ask("defences", Book(learning=Portfolio(defences=(partly,))), **ROW)
    assert (progress.state, why(progress)) == ("not-yet", {"x": "did-not-stand"})
    stood = DefenceHeld("y", "stood", day("2026-10-02"))
    assert ask("defences", Book(learning=Portfolio(defences=(partly, stood))), **ROW).state == "met"
