"""One of several."""

import pytest

from tests.domain.logbook import day, made
from trainer.domain.evidence.progress import Progress

MET, NOT, UNCLEAR, WAITING = Progress("met"), Progress("not-yet"), Progress("insufficient"), Progress("awaiting")
CONFIRM, WOULD_DO = Progress("confirm"), Progress("confirm", enough=True)


@pytest.mark.parametrize(
    ("parts", "state", "enough"),
    [
        ((NOT, MET), "met", False),
        ((NOT, WAITING), "awaiting", False),
        ((UNCLEAR, NOT), "insufficient", False),
        ((NOT, CONFIRM), "not-yet", False),  # nothing there yet: that is what to say first
        ((NOT, WOULD_DO), "confirm", True),
        ((WOULD_DO, MET), "met", False),
    ],
)
def test_it_is_as_far_as_the_furthest(parts: tuple[Progress, Progress], state: str, enough: bool) -> None:
    said = made("any-of", of=("a", "b")).combine(dict(zip("ab", parts, strict=True)))
    assert (said.state, said.enough) == (state, enough)


def test_it_holds_as_long_as_one_of_them_does() -> None:
    parts = {"a": Progress("met", until=day("2026-12-01")), "b": Progress("met", until=day("2027-12-01"))}
    assert made("any-of", of=("a", "b")).combine(parts).until == day("2027-12-01")
    parts["b"] = MET
    assert made("any-of", of=("a", "b")).combine(parts).until is None


def test_of_two_not_yet_the_one_that_is_further_is_shown() -> None:
    parts = {"a": Progress("not-yet", 1, 8), "b": Progress("not-yet", 60, 100)}
    assert made("any-of", of=("a", "b")).combine(parts).need == 100
