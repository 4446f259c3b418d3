"""Where a level stands among others, and nothing of too few."""

import pytest

from trainer.domain.peers import Peers, peers


@pytest.mark.parametrize(
    ("levels", "own", "found"),
    [
        ([], 3.0, Peers(0)),
        ([(3.0, 9)], 3.0, Peers(9)),
        ([(3.0, 10)], 3.0, Peers(10, 3.0, 3.0, 0)),
        ([(2.0, 3), (3.0, 4), (4.0, 3), (5.0, 2)], 3.5, Peers(12, 3.0, 4.0, 7)),
        ([(2.0, 6), (4.0, 6)], None, Peers(12, 2.0, 4.0, 0)),
    ],
)
def test_the_middle_half_and_how_many_lie_below(
    levels: list[tuple[float, int]], own: float | None, found: Peers
) -> None:
    assert peers(levels, own) == found
