"""Several together."""

import pytest

from tests.domain.logbook import day, made
from trainer.domain.evidence.progress import Progress


@pytest.mark.parametrize(
    ("states", "state", "have"),
    [
        (("met", "met"), "met", 2),
        (("met", "confirm"), "confirm", 1),
        (("awaiting", "confirm"), "awaiting", 0),
        (("insufficient", "awaiting"), "insufficient", 0),
        (("met", "not-yet"), "not-yet", 1),
    ],
)
def test_it_is_as_far_as_the_least_far(states: tuple[str, str], state: str, have: int) -> None:
    parts = {name: Progress(s) for name, s in zip("ab", states, strict=True)}  # type: ignore[arg-type]
    said = made("all-of", of=("a", "b")).combine(parts)
    assert (said.state, said.have, said.need) == (state, have, 2)


def test_it_holds_until_the_first_of_them_ends() -> None:
    parts = {"a": Progress("met", until=day("2026-12-01")), "b": Progress("met")}
    assert made("all-of", of=("a", "b")).combine(parts).until == day("2026-12-01")
